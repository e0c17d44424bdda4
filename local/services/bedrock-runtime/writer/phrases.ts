import type { Said } from './hear';

/** `{t}` is what the caller talks about. Every line is a whole sentence, right for one thing and for many. */
export type Phrases = readonly [string, ...string[]];

/** The beginning of an answer. */
export const ABOUT_TOPIC: Readonly<Record<'question' | 'statement', Phrases>> = {
  question: [
    'On {t}, the honest answer is that it depends on how you work today.',
    'As for {t}, it is best to start small and look at one example.',
    'About {t}, I can give you the outline, and a colleague knows the details.',
    'When it comes to {t}, most people first ask what it would change for them.',
    'With {t}, a lot depends on what you want to achieve.',
    'On {t}, I would rather be careful than quick: a colleague can confirm the details.',
    'Regarding {t}, there is usually more than one good way to go about it.',
    'You asked about {t}, and that is worth taking one step at a time.',
    'For {t}, it helps to know where you stand right now.',
    'On the subject of {t}, I know the general picture but not your situation.',
    'About {t}, the short version is that it can be kept simple.',
    'With regard to {t}, what matters is that it saves you time.',
    'On {t}, people tell us that a clear first step is the hardest part.',
    'With {t}, I would begin with the part that bothers you most.',
  ],
  statement: [
    'Thanks for telling me about {t}.',
    'I see, so this is about {t}.',
    'Understood, I will keep {t} in mind.',
    'Good to know about {t}.',
    'I hear you on {t}.',
    'That makes sense, and others ask about {t}, too.',
    'All right, let us stay with {t} for a moment.',
    'Noted, {t} it is.',
    'It sounds as if you have thought about {t} already.',
    'I can see why you bring up {t}.',
    'With {t}, you are not the only one.',
    'So far I have noted {t} as your main interest.',
    'Okay, tell me a little more about {t}.',
    'Right, I have put {t} on my list.',
  ],
};

/** The same, when nothing in the sentence can be named. */
export const WITHOUT_TOPIC: Readonly<Record<Said, Phrases>> = {
  callback: [
    'For that, just say: call me back.',
    'I can take that up as soon as you say: call me back.',
    'If you would like a call, the words are: call me back.',
  ],
  farewell: [
    'Thank you for calling, and goodbye.',
    'It was good talking with you, goodbye.',
    'Goodbye, and have a good day.',
    'Take care, goodbye.',
  ],
  greeting: [
    'Hello, good to hear you.',
    'Hi there.',
    'Hello, and thanks for being here.',
    'Good to have you on the line.',
    'Hello, nice of you to talk with me.',
  ],
  'how are you': [
    'I am doing well, thank you.',
    'All is well here, thanks for asking.',
    'Very well, and ready to help.',
    'I cannot complain, thank you.',
  ],
  identity: [
    'I am an automated assistant, so no person is speaking.',
    'You are talking with an automated assistant, not with a human.',
    'I am a machine, and I say so gladly.',
    'No person here, only an automated assistant.',
  ],
  insult: [
    'I would rather keep this friendly.',
    'I am here to help, so let us stay with your question.',
    'Let us go back to what I can do for you.',
    'That is not something I will go along with.',
    'I understand that this can be frustrating.',
  ],
  no: [
    'That is fine.',
    'No problem at all.',
    'Fair enough.',
    'All right, then we leave that.',
    'Okay, we can skip that.',
    'Understood, not that then.',
  ],
  nonsense: [
    'I am afraid I could not make that out.',
    'Sorry, that did not come through clearly.',
    'I did not quite get that.',
    'The line must have swallowed that.',
    'I could not follow that one.',
  ],
  question: [
    'That is a fair question, and the answer depends on your situation.',
    'Good question, and I would like to answer it properly.',
    'I can only give you the general picture on that.',
    'A colleague would know that better than I do.',
    'I would say it depends, as so often.',
    'That differs from case to case.',
    'I am not certain about that, so I will not guess.',
    'There is more than one answer to that.',
  ],
  repeat: ['Of course.', 'Sure, once more.', 'Gladly.', 'Let me put it another way.'],
  statement: [
    'I see.',
    'That is good to know.',
    'Understood.',
    'Thanks for telling me.',
    'Okay, I follow.',
    'That makes sense.',
    'Interesting.',
    'All right.',
    'I hear you.',
    'Noted.',
  ],
  thanks: ['You are welcome.', 'My pleasure.', 'Gladly.', 'Any time.', 'Happy to help.', 'Not at all.'],
  yes: ['Good.', 'Wonderful.', 'Great, then let us go on.', 'Very good.', 'Glad to hear it.', 'Then we agree.', 'All right.', 'Perfect.'],
};

/** The question that hands the turn back: about what was said, to begin anew, or to be understood. */
export const QUESTIONS: Readonly<Record<'further' | 'open' | 'again', Phrases>> = {
  further: [
    'What would you like to change?',
    'How do you handle that today?',
    'What matters most to you there?',
    'What would a good outcome look like for you?',
    'What made you think of it now?',
    'Would you like to hear more about that?',
    'Which part should we begin with?',
    'What have you tried so far?',
    'Does that help so far?',
    'Who deals with that on your side?',
    'How soon does it matter to you?',
    'Is there anything that worries you about it?',
    'What would you like to know next?',
    'Shall we go into that a little?',
  ],
  open: [
    'What can I help you with?',
    'What would you like to know?',
    'What brings you here today?',
    'Where shall we begin?',
    'Is there anything you would like to ask?',
    'What is on your mind?',
    'What should we talk about?',
  ],
  again: [
    'Could you say it in other words?',
    'What can I help you with?',
    'What would you like to know?',
    'Could you try that once more?',
    'Where shall we go on?',
    'What did you want to ask?',
  ],
};

/** Which of them follows what kind of line. */
export const QUESTION_AFTER: Readonly<Record<Said, keyof typeof QUESTIONS>> = {
  callback: 'open',
  farewell: 'open',
  greeting: 'open',
  'how are you': 'open',
  identity: 'open',
  insult: 'again',
  no: 'open',
  nonsense: 'again',
  question: 'further',
  repeat: 'open',
  statement: 'further',
  thanks: 'open',
  yes: 'further',
};

/** Before a point of the scenario. */
export const LEADS: Readonly<Record<'topic' | 'plain', Phrases>> = {
  topic: [
    'On {t}, there is something worth knowing.',
    'Since you mention {t}, here is a thought.',
    'That fits well with {t}.',
    'I am glad you brought up {t}.',
    'About {t}, let me say this much.',
    'With {t} in mind, one thing stands out.',
    'Thanks for telling me about {t}.',
    'You are right to think of {t}.',
    'Let me come back to {t} with this.',
    'As for {t}, this may help.',
  ],
  plain: [
    'Let me add one thing.',
    'Here is something that may help.',
    'One thing is worth knowing.',
    'Let me tell you this much.',
    'This may interest you.',
    'Here is what I can say.',
  ],
};
