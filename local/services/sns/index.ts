import type { Service } from '../../cloud/service';
import { publish } from './operations/publish';
import { subscription } from './resources/subscription';
import { topic } from './resources/topic';
import { Topics } from './store';

/** Amazon SNS, as far as alarms need it: topics, who is told by e-mail, and what they are told. */
export const sns: Service<Topics> = {
  name: 'sns',
  signingName: 'sns',
  protocol: { kind: 'xml' },
  notHere:
    'Requests over the wire (its protocol answers in XML; alarms publish from within). FIFO topics, encryption, filters, delivery policies. ' +
    'Subscriptions other than e-mail; an e-mail is not sent, it is in the trace.',
  createStore: () => new Topics(),
  resources: { 'AWS::SNS::Topic': topic, 'AWS::SNS::Subscription': subscription },
  operations: { Publish: publish },
};
