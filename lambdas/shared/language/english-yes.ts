import type { YesWords } from './yes';

export const ENGLISH_YES: YesWords = {
  yes: 'yes yeah yea yep yup aye affirmative',
  objections:
    'no not nope nah never dont wont cant isnt wrong incorrect cancel stop wait but instead other another different change later forget',
  assent: `sure ok okay k alright right correct exactly precisely absolutely definitely certainly course indeed agreed confirmed confirm true perfect
great fine good cool excellent wonderful lovely super please ahead works deal bet gladly pleasure problem worries thanks thank huh mhm mm hmm suppose
guess think believe best mind 1 one`,
  around: `that thats this it its i im id ill you youre youve we well me my the a an so oh um uh er ah and to of for by with be go lets let us did done
doing do does is are am was will would could can very much quite just really sir madam maam atlas number phone mobile cell line call back calling called
callback ring now today soon quickly there here all means way love like want up at on reach same sounds looks`,
  whole: /^(?:(?:it|that|this) is|i (?:do|am|can|would)|you may|(?:please )?do(?: it| that| so)?(?: please)?|m+)$/,
  noThatAgrees:
    /\bno (?=(?:problem|worries|thats|its|youre|you are|that is|it is)\b)|\bwhy not\b|\b(?:dont|wouldnt|do not|would not) (?=mind\b)/g,
};
