/** The panel of the teacher model. */
import { openers } from './openers.ts';

export const teacher = {
  ...openers.teacher,
  heading: 'The teacher model',
  which: 'Model',
  choose: 'Which teacher model the next runs call',
  byDefault: (name: string) => `${name} (default of the proxy)`,
  where: 'Where it runs',
  inPage: 'in a second worker of this page',
  inPageHint: 'It answers calls on this device; nothing is sent anywhere.',
  through: (address: string, kind: string) => `${kind}, through ${address}`,
  health: 'The proxy',
  answers: 'answers',
  notAsked: 'is not asked while the page stays on this device',
  price: (dollars: number) => `${dollars} dollars for a million tokens`,
  askAgain: 'Ask again',
  proxy: 'A proxy elsewhere',
  useProxy: 'Use it',
  proxyHint: (origin: string) =>
    `Leave it empty to run the teacher model in this page. The proxy must allow this page: its operator starts it with ALLOWED_ORIGINS=${origin}. A page that came over HTTPS can reach HTTPS addresses only, or this machine.`,
};

export const access = {
  code: 'Access code',
  use: 'Use this code',
  hint: 'The operator of the teacher model gives it out. It is saved in this browser and sent to this teacher model only.',
  wrong: 'The teacher model does not know this code. Check it for typing errors, or ask its operator.',
};
