/** Every call says that no person is speaking. */
export const atlasOf = (companyName: string): string =>
  companyName === 'Atlas' ? 'Atlas, an automated assistant' : `Atlas, the automated assistant of ${companyName}`;
