/** A class that meets in a room of the server. Its part of the page fetches these texts. */
import { formats, plural, quoted } from './formats.ts';

const { number } = formats;

export const rooms = {
  what: 'A class meets in a room of this server: one page leads it, the devices join with a code. It lasts four hours, and the server keeps nothing on disk.',
  needsServer:
    'This page has no server with rooms. A class needs the Node server (npm start); a static page or an edge platform has none.',
  lead: {
    heading: 'Lead a class',
    hint: 'You get a code of six letters for the devices to join with.',
    open: 'Open a class',
    localOnly:
      'You opened this page under an address that only this computer has. Open it under the name of the computer in your network, so that other devices can follow.',
  },
  join: {
    heading: 'Join a class',
    code: 'Code',
    name: 'Nickname or number',
    button: 'Join',
    notACode: 'A code has six letters. There is no B, I, L, O, S or Z in it.',
    /** Shown before joining. */
    leaves:
      'What then leaves this device, for this room only: your nickname, the words that you mark, what you propose and vote for, the results and runs of problems that the class solves, and that you are connected. Calls to the teacher model are sent as always. “What was sent” lists it.',
    staysHere:
      '“Stay on this device” is on, and a class sends what you do to the room: turn it off to lead or join a class.',
  },
  region: 'Class',
  code: 'Code of the class',
  qr: 'QR code of the address of the class',
  copyAddress: 'Copy the address',
  copied: 'Copied',
  copyFailed: 'Copying failed',
  here: (here: number, all: number) => `${number(here)} of ${plural(all, 'device')} here`,
  noDevices: 'No device has joined yet.',
  isLocked: 'Locked: no more devices can join.',
  until: (time: string) => `Ends at ${time}.`,
  budget: (spent: number, of: number) => `Teacher tokens: ${number(spent)} of ${number(of)}.`,
  budgetSpent: 'The teacher tokens of this class are spent: the student models go on alone.',
  lock: 'Lock',
  unlock: 'Unlock',
  end: 'End the class',
  endSure: 'End it for all?',
  leave: 'Leave the class',
  people: 'Devices',
  unnamed: (device: number) => `Device ${number(device)}`,
  away: 'away',
  remove: (name: string) => `Remove ${name}`,
  you: (name: string) => `You are ${name}.`,
  sent: 'What was sent',
  sentItems: {
    opened: 'Opened the class',
    joined: (name: string) => `Joined as ${name}`,
    lock: 'Locked or unlocked the class',
    remove: 'Removed a device',
    run: 'A run, to all devices',
    move: 'The position of the timeline',
    reveal: 'The words with calls, to all devices',
    end: 'Ended the class',
    mark: (words: number) => `Your marks: ${plural(words, 'word')}`,
    problems: (count: number) => `${plural(count, 'problem')}, to all devices`,
    report: (problem: number) => `Your result and your run of problem ${number(problem)}`,
    ask: 'A question, to all devices',
    take: (text: string) => `What you took: ${quoted(text)}`,
    propose: (text: string) => `Your proposal: ${quoted(text)}`,
    vote: 'Your vote',
    leave: 'Left the class',
  },
  sentHint: 'To the room only, which forgets it ten minutes after its end.',
  connection: {
    connecting: 'Connecting …',
    lost: 'The connection is lost. This page connects again by itself and catches up; what you do meanwhile is sent then.',
  },
  leadAway: 'The person who leads the class is away. The class waits; you can look around meanwhile.',
  over: {
    lead: 'The class was ended. Your own runs stay on this device.',
    time: 'The time of this class is over. Your own runs stay on this device.',
    gone: 'The room is gone: its server was started again, or its time is over. Your own runs stay on this device.',
  },
  activities: {
    heading: 'Together',
    idle: 'Nothing is shown yet. Wait for the person who leads the class.',
    needsRun: 'Open a recorded run or solve a problem; then show it to the class.',
    busy: 'A run is being written. Show it to the class when it is over.',
    otherRun: 'You look at another run than the class. Buttons send this one.',
    watch: 'Watch this run',
    watching: 'All devices follow your timeline.',
    following: 'You follow the timeline of the person who leads the class.',
    back: 'Back to the run of the class',
    predict: 'Predict its calls',
    solveProblem: 'Solve this problem',
    solveSet: (problems: number) => `Solve the set of ${plural(problems, 'problem')}`,
    teach: 'Be the teacher model',
    teaching:
      'The run waits at each call. The class proposes what the teacher model would write; you take one.',
    teachingYou: 'The run waits at each call, and you are the teacher model.',
  },
  predict: {
    mark: 'Where did the student model call? Mark the words that you think the teacher model wrote. The others do not see your marks.',
    markedBy: (devices: number, all: number) =>
      `${number(devices)} of ${plural(all, 'device')} marked words.`,
    heat: (devices: number) => `marked by ${plural(devices, 'device')}`,
    reveal: 'Show the calls to all',
    ofClass: (precision: string, recall: string) =>
      `The class: ${precision} of its marks were right, and it marked ${recall} of the words with calls.`,
    own: (precision: string, recall: string) =>
      `You: ${precision} of your marks were right, and you marked ${recall} of the words with calls.`,
    scores: 'Each device',
    device: 'Device',
    marks: 'Marks',
    precision: 'Marks that were right',
    recall: 'Words with calls that were marked',
  },
  solve: {
    task: (problems: number) =>
      problems === 1
        ? 'Solve this problem with settings of your own.'
        : `Solve these ${number(problems)} problems with settings of your own.`,
    hint: 'Change who calls, how many tokens, the temperature or the student model under “Settings”; then solve again. The lead sees your last results.',
    /** The name of the set of a single problem. */
    setName: 'Problem of the class',
    start: 'Solve with my settings',
    again: 'Solve again',
    stop: 'Stop',
    own: (done: number, all: number, right: number) =>
      `You solved ${number(done)} of ${number(all)}, ${number(right)} of them correctly.`,
    noResults: 'The devices solve. Their results appear here.',
    chart: 'Accuracy over call ratio, one dot a device',
    results: 'Results of the devices',
    settings: 'Settings',
    runs: 'Runs',
    openRun: (name: string, problem: number, outcome: string) =>
      `${name}, problem ${number(problem)}: ${outcome}. Open the run`,
  },
  teach: {
    asksClass: (tokens: number) => `The class is asked for ${plural(tokens, 'token')}`,
    asksYou: (tokens: number) =>
      `The student model asks for ${plural(tokens, 'token')}. What would you write?`,
    text: 'Your proposal',
    propose: 'Propose',
    proposals: 'Proposals',
    none: 'No device has proposed anything yet.',
    votes: (votes: number) => plural(votes, 'vote'),
    vote: 'Vote',
    voteFor: (text: string) => `Vote for ${quoted(text)}`,
    take: 'Take',
    takeThis: (text: string) => `Take ${quoted(text)}`,
    taken: 'The student model continues with:',
  },
  lesson: {
    heading: 'A saved lesson',
    save: 'Save the lesson',
    unsaved:
      'The lesson of this class is not saved. Only this page still has it, until you close or reload it.',
    discard: 'Discard the lesson',
    endHeading: 'End the class for all?',
    endUnsaved:
      'This lesson is not saved. Its file keeps the runs, marks, results and proposals, without names, and opens again in any page. The room forgets them ten minutes after its end.',
    saveAndEnd: 'Save the lesson and end',
    endWithout: 'End without saving',
    open: 'Open a saved lesson',
    close: 'Close the lesson',
    openRun: 'Open the run',
    modes: {
      watch: 'Watched',
      predict: 'Predicted',
      solve: 'Solved',
      teach: 'In the place of the teacher model',
    },
  },
};

/** Every text of a class. */
export type RoomTexts = typeof rooms;
