/** `unknown`: whoever runs the doctor may not ask, or the answer does not tell. */
export type Status = 'ok' | 'wrong' | 'unknown';

/** One thing that was looked at. Nothing personal and no secret in it. */
export interface Finding {
  /** What was looked at, in two or three words. */
  readonly check: string;
  readonly status: Status;
  readonly says: string;
  /** What to do; there unless all is well. */
  readonly fix?: string;
}

export const ok = (check: string, says: string): Finding => ({ check, status: 'ok', says });
export const wrong = (check: string, says: string, fix: string): Finding => ({ check, status: 'wrong', says, fix });
export const unknown = (check: string, says: string, fix: string): Finding => ({ check, status: 'unknown', says, fix });

/** The finding of one look: `wrong` unless it is as it has to be. */
export const judged = (check: string, isRight: boolean, says: string, otherwise: string, fix: string): Finding =>
  isRight ? ok(check, says) : wrong(check, otherwise, fix);

const MAY_NOT = new Set(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation', 'AccessDeniedError']);

/** Runs the look; when it fails, that is the finding: by the error's name, with what usually helps. */
export async function looked(check: string, fix: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (thrown) {
    const error = thrown as Error;
    // Of Bedrock, it is the account that has no access, not who looks.
    if (MAY_NOT.has(error.name) && !/access to the model/.test(error.message))
      return [unknown(check, `you may not look: ${error.message}`, 'ask for the permission, or let somebody look who has it')];
    return [wrong(check, `${error.name}: ${error.message}`, fix)];
  }
}
