/** Every call says that no person is speaking. */
export const introduction = (companyName: string): string =>
  companyName === 'Atlas' ? 'this is Atlas, an automated assistant' : `this is Atlas, the automated assistant of ${companyName}`;
