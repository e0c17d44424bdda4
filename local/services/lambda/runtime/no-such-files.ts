/** The two files that every SDK client looks for; variables of every environment name these, so that nothing of the laptop's profile is read. */
export const NO_SUCH_FILES = {
  AWS_CONFIG_FILE: '/nonexistent/aws-config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/aws-credentials',
} as const;
