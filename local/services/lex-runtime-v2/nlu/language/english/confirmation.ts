import { type ConfirmationWords, phrases, wordSet } from '../language';

export const confirmation: ConfirmationWords = {
  yes: phrases(
    `yes, yeah, yea, yep, yup, ya, yah, aye, sure, sure thing, for sure, ok, okay, k, alright, all right, right, correct, exactly, precisely,
absolutely, definitely, certainly, of course, indeed, affirmative, agreed, confirmed, confirm, i confirm, true, perfect, great, fine,
good, cool, excellent, wonderful, super, lovely, please, please do, yes please, go ahead, go for it, do it, do that, do so, let us do
it, let us do that, let us go, sounds good, sounds great, sounds right, sounds fine, sounds perfect, that is right, that is correct,
that is it, that is fine, that is good, that is great, that is ok, that is okay, that is perfect, that is the one, that is me, that is
true, that works, works for me, fine by me, fine with me, good to me, ok by me, ok with me, that would be great, that would be good,
that would be fine, that would be lovely, that will do, that will work, it is, it is right, it is correct, is right, is correct, you are
right, you got it, you have got it, you bet, got it, i do, i would, i would like that, i would love that, i would love to, i think so, i
believe so, i guess so, i guess, i suppose so, i am, i can, i want that, i want to, why not, no problem, no worries, not a problem, not
bad, by all means, be my guest, with pleasure, gladly, happy to, all good, we are good, looks good, looks right, uh huh, mm hmm, mhm,
mm, m hm, ja, you may, makes sense, deal, done, thank you, thanks, no that is right, no that is correct, no that is fine, no that is
good, no you are right, no it is right, no it is correct, nothing wrong, i do not mind, i would not mind, do not mind if i do, could not
be better`,
  ),
  no: phrases(
    `no, nope, nah, naw, nay, no thanks, no thank you, no way, no no, not really, not right, not correct, not quite, not exactly, not now,
not today, not yet, not at all, not that, not that one, not interested, not me, not necessary, not needed, not good, not ok, not okay,
not sure, never, never mind, nevermind, negative, incorrect, wrong, wrong number, false, that is wrong, that is incorrect, that is not
right, that is not correct, that is not it, that is not mine, that is not me, that is not the one, that is the wrong number, that was
wrong, it is wrong, it is not, it is incorrect, is not, is wrong, you are wrong, you got it wrong, absolutely not, certainly not,
definitely not, of course not, do not, do not do it, do not do that, do not call, do not bother, please do not, i do not, i do not think
so, i do not want, i do not want that, i do not want to, i would not, i would rather not, i rather not, i will pass, i pass, pass, i am
not, i am good, i am fine, i am ok, i am all set, i can not, can not, will not, i think not, i guess not, i changed my mind, i have
changed my mind, changed my mind, forget it, forget that, forget about it, cancel, cancel it, cancel that, stop, stop it, hold on, wait,
maybe later, maybe another time, another time, some other time, change it, change that, change the number, try again, start over, leave
it, skip it, skip, uh uh, mm mm, nuh uh, hell no, hardly, as if, yeah no, yes no, by no means, under no circumstances, sounds wrong,
sounds bad, looks wrong, does not sound right, does not look right, that does not work, does not work, that will not work`,
  ),
  openings: new Set(
    phrases(
      `yes, yeah, yea, yep, yup, yah, aye, sure, sure thing, for sure, ok, okay, alright, all right, correct, absolutely, definitely, certainly,
of course, indeed, affirmative, agreed, confirmed, confirm, i confirm, yes please, please do, go ahead, go for it, do it, do that, do so, let us
do it, let us do that, sounds good, sounds great, sounds right, sounds fine, sounds perfect, that is right, that is correct, that is fine, that
is good, that is great, that is perfect, that is the one, that is me, that works, works for me, fine by me, fine with me, it is right, it is
correct, you are right, you got it, you bet, i think so, i believe so, i guess so, i suppose so, by all means, uh huh, mm hmm, no that is right,
no that is correct, no that is fine, no that is good, no you are right, no it is right, no it is correct`,
    ),
  ),
  polite:
    wordSet(`well so oh hey hi hello please thanks thank you sir madam maam mate man atlas actually then now just really very quite and it much
honestly listen look hmm hm ah um er`),
  turns: wordSet('but wait actually'),
  farewells: wordSet('bye goodbye off tonight'),
  weak: wordSet('stop wait pass skip'),
  asking: wordSet('what why how who when where which'),
  maybeNotAsking: 'why',
  strongYes: wordSet('yes yeah yep yup correct absolutely definitely exactly right'),
  strongNo: wordSet('no nope not wrong incorrect never cancel'),
  yesOnlyInShort: 'right',
  not: 'not',
};
