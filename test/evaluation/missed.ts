import type { Score } from './score';
import type { WrongActions } from './wrong-actions';

const MIN_UTTERANCES = 300;
const MIN_ACCURACY = 0.8;
const MIN_WITHOUT_MODEL = 0.35;

/** Targets that were not met, each with its cause; an example only where one may be shown. */
export function missedBy(counted: Score & WrongActions, isForeign: boolean): string[] {
  const { utterances, accuracy, withoutModel, wrongActions, wrongActionsHeldOut, cannedWrongly, cannedWronglyHeldOut } = counted;
  const [worst] = counted.confusions;
  const [action] = counted.wrongActionList;
  const [canned] = counted.cannedWronglyExamples;
  const such = (example: string | undefined) => (example === undefined ? '' : `: ${example}`);
  return [
    ...(!isForeign && utterances < MIN_UTTERANCES ? [`utterances ${utterances}, expected at least ${MIN_UTTERANCES}`] : []),
    ...(accuracy < MIN_ACCURACY
      ? [
          `accuracy ${accuracy}, expected at least ${MIN_ACCURACY}: most often ${worst?.expected} is taken for ${worst?.recognized} (${worst?.count})`,
        ]
      : []),
    ...(wrongActions > 0
      ? [
          `wrongActions ${wrongActions} (held out ${wrongActionsHeldOut}), expected 0${such(action && `${action.text} (${action.because})`)}`,
        ]
      : []),
    ...(withoutModel < MIN_WITHOUT_MODEL ? [`withoutModel ${withoutModel}, expected at least ${MIN_WITHOUT_MODEL}`] : []),
    ...(cannedWrongly > 0 ? [`cannedWrongly ${cannedWrongly} (held out ${cannedWronglyHeldOut}), expected 0${such(canned)}`] : []),
  ];
}
