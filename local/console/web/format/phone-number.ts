/** `+1 415 555 2671`, as it is read aloud. Numbers of other countries stay in E.164: how they are grouped differs from place to place. */
export const spacedNumber = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
