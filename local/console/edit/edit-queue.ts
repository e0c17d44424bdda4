import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssemblyRefused } from '../../cloud/assembly-refused';
import type { Clock } from '../../cloud/clock';
import type { Cloud } from '../../cloud/cloud';
import { Refusal } from '../../cloud/service';
import type { Edit, EditReason } from '../protocol';
import { type Applied, applyAssembly } from './apply-assembly';
import { checkDefinition } from './check/check-definition';
import { hashOf, isNamedAfter, readDefinitions } from './definition-files';
import { HostedTemplates } from './hosted-templates';

export interface EditQueueOptions {
  readonly cloud: Cloud;
  /** The folder that ops edit. */
  readonly folder: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Writes a cloud assembly, made from what is in `folder` now, into a new folder. */
  synthesize(assembly: string, signal: AbortSignal): Promise<void>;
  /** Aborts when nothing is to be taken over any more. */
  readonly signal: AbortSignal;
  report(edit: Edit): void;
}

/** Takes changed definitions over, one round at a time: what changes meanwhile is one more round, with whatever is in the files then. */
export class EditQueue {
  readonly hosted: HostedTemplates;
  /** Hashes of what has been dealt with. A file that was refused for a reason outside of itself is not in here: saving it again tries again. */
  private readonly seen = new Map<string, string>();
  private running: Promise<void> | undefined;
  private isAskedAgain = false;

  constructor(private readonly options: EditQueueOptions) {
    this.hosted = new HostedTemplates(options.cloud);
    const machines = this.hosted.machines();
    for (const [file, text] of readDefinitions(options.folder))
      if (machines.some(({ name, definition }) => isNamedAfter(name, file) && definition === text)) this.seen.set(file, hashOf(text));
  }

  /** Resolves when nothing that differs is left to be dealt with. */
  takeOver(): Promise<void> {
    this.isAskedAgain = true;
    this.running ??= this.rounds().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async rounds(): Promise<void> {
    while (this.isAskedAgain && !this.options.signal.aborted) {
      this.isAskedAgain = false;
      await this.round();
    }
  }

  private async round(): Promise<void> {
    const startedAt = this.options.clock.now();
    const texts = readDefinitions(this.options.folder);
    this.reportMissing(texts);
    const changed = [...texts].filter(([file, text]) => this.seen.get(file) !== hashOf(text)).map(([file]) => file);
    if (changed.length === 0) return;
    for (const file of changed) this.seen.set(file, hashOf(texts.get(file) ?? ''));

    const reasons = new Map<string, readonly EditReason[]>();
    for (const [file, text] of texts) reasons.set(file, await this.check(file, text));
    const isBroken = (file: string) => (reasons.get(file) ?? []).length > 0;
    for (const file of changed.filter(isBroken)) this.options.report({ outcome: 'refused', file, reasons: reasons.get(file) ?? [] });

    const sound = changed.filter((file) => !isBroken(file));
    const toApply = sound.filter((file) => !this.isHosted(file, texts));
    for (const file of sound.filter((each) => !toApply.includes(each))) this.reportApplied(file, [], startedAt);
    if (toApply.length === 0) return;
    const broken = [...texts.keys()].filter(isBroken);
    if (broken.length > 0) return this.refuse(toApply, broken.map(brokenToo));
    for (const file of toApply) this.options.report({ outcome: 'working', file });
    const applied = await this.synthesizeAndApply();
    if ('refused' in applied) return this.refuse(toApply, applied.refused);
    for (const file of toApply) this.reportApplied(file, applied.machines, startedAt);
  }

  private check(file: string, text: string): Promise<readonly EditReason[]> {
    const machine = this.hosted.machines().find(({ name }) => isNamedAfter(name, file));
    if (machine) return checkDefinition(text, machine);
    return Promise.resolve([
      { reason: 'no hosted state machine is named after this file', fix: 'provide one in constructs/ and restart npm start' },
    ]);
  }

  private isHosted(file: string, texts: ReadonlyMap<string, string>): boolean {
    return this.hosted.machines().some(({ name, definition }) => isNamedAfter(name, file) && definition === texts.get(file));
  }

  private async synthesizeAndApply(): Promise<Applied> {
    const { synthesize, signal } = this.options;
    const assembly = mkdtempSync(join(tmpdir(), 'atlas-edit-'));
    try {
      await synthesize(assembly, signal);
      signal.throwIfAborted();
      return await applyAssembly(assembly, this.hosted, this.options.cloud.call);
    } catch (error) {
      return { refused: reasonsIn(error) };
    } finally {
      rmSync(assembly, { recursive: true, force: true });
    }
  }

  private reportMissing(texts: ReadonlyMap<string, string>): void {
    for (const file of [...this.seen.keys()].filter((each) => !texts.has(each))) {
      this.seen.delete(file);
      this.options.report({
        outcome: 'refused',
        file,
        reasons: [{ reason: 'the file is gone', fix: 'put it back: the template is made from it' }],
      });
    }
  }

  private reportApplied(file: string, machines: readonly string[], startedAt: number): void {
    const own = machines.filter((name) => isNamedAfter(name, file));
    this.options.report({ outcome: 'applied', file, machines: own, ms: Math.round(this.options.clock.now() - startedAt) });
  }

  /** For a reason outside of the files themselves. */
  private refuse(files: readonly string[], reasons: readonly EditReason[]): void {
    for (const file of files) {
      this.seen.delete(file);
      this.options.report({ outcome: 'refused', file, reasons });
    }
  }
}

const brokenToo = (file: string): EditReason => ({
  reason: `${file} is broken, and the template is made from all the files`,
  fix: `mend ${file} first`,
});

function reasonsIn(error: unknown): EditReason[] {
  const restart = 'undo the edit, or restart npm start';
  if (error instanceof AssemblyRefused) return error.refusals.map(({ message }) => ({ reason: message, fix: restart }));
  if (error instanceof Refusal) return [{ reason: error.message, fix: restart }];
  const { message } = error instanceof Error ? error : { message: String(error) };
  const [first = message] = message.match(/^\s*(?:\w*Error|\S+Exception): .*$/m) ?? message.split('\n');
  return [{ reason: first.trim(), fix: 'npx cdk synth shows all of it' }];
}
