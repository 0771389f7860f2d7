/** The frame of the page: its head, its notices, and what a screen reader hears. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { number } = formats;

export const page: Locale['page'] = {
  title: 'Relay: un alumno en la página y un profesor para unas pocas palabras',
  name: 'Relay',
  tagline:
    'Un pequeño modelo de lenguaje resuelve el problema en su navegador. Cuando no sabe escribir unas palabras, pide solo esas a un modelo profesor.',
  skip: 'Saltar a la solución',
  classroom: 'Clase',
  largeType: 'Presentación',
  paperTitle: 'RelayLLM (arXiv 2601.05167)',
  paperBefore: 'Según el método de',
  paperUrl: 'https://arxiv.org/abs/2601.05167',
  differences: 'Diferencias con el artículo (en inglés)',
  documentation: 'Documentación (en inglés)',
  broken: 'La propia página ha tenido un error.',
  brokenAdvice:
    'No se ha enviado nada por ello. Recargue la página para continuar. Si vuelve a ocurrir, el texto de abajo dice qué ha fallado.',
  reload: 'Recargar la página',
  partMissing: 'No se ha podido cargar una parte de la página.',
};

export const privacy: Locale['privacy'] = {
  label: 'Quedarse en este dispositivo',
  on: 'Nada sale de este dispositivo: el modelo profesor también se ejecuta aquí.',
  off: 'Las llamadas envían problema y solución.',
  inClass:
    'Está en una clase, que recibe lo que hace en ella: salga de ella para quedarse en este dispositivo.',
  stopped: 'La ejecución se detuvo porque podría haber llamado al modelo profesor.',
};

export const display: Locale['display'] = {
  menu: 'Aspecto',
  theme: 'Tema',
  themes: { system: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  textSize: 'Tamaño del texto',
  smaller: 'Texto más pequeño',
  larger: 'Texto más grande',
  percent: (factor) => `${number(Math.round(100 * factor))}\u00a0%`,
};

export const keys: Locale['keys'] = {
  heading: 'Teclas',
  what: {
    solve: 'Resolver el problema',
    line: 'Línea nueva en el problema',
    stop: 'Detener la ejecución, o cerrar lo que esté abierto',
    play: 'Reproducir la ejecución, o pausarla',
    token: 'Un token atrás o adelante',
    call: 'A la llamada anterior o a la siguiente',
    speed: 'Reproducir más despacio o más deprisa',
    keys: 'Mostrar estas teclas',
  },
};

export const language: Locale['language'] = {
  label: 'Idioma',
  browser: 'El del navegador',
  failed: 'No se pueden cargar los textos de este idioma. Compruebe la conexión y vuelva a elegirlo.',
};

export const docs: Locale['docs'] = {
  students: 'Más sobre los modelos alumno (en inglés)',
  teachers: 'Más sobre los modelos profesor (en inglés)',
  sent: 'La API de las llamadas (en inglés)',
  rooms: 'Cómo funciona una clase (en inglés)',
  lessonPlan: 'Un plan de clase (en inglés)',
  problemSets: 'Más sobre los conjuntos de problemas (en inglés)',
  familiarity: 'Cómo lo sabe la página (en inglés)',
  traceFormat: 'Qué contiene el registro (en inglés)',
};

export const dialog: Locale['dialog'] = { close: 'Cerrar' };

export const notices: Locale['notices'] = {
  notKept:
    'Este navegador no tiene sitio para conservar el modelo alumno, así que en su próxima visita se descargará otra vez.',
  nextFailed: (name, before) => `No se pudo cargar el modelo alumno ${name}; ${before} sigue en uso.`,
  loadFailed: 'No se puede cargar el modelo alumno.',
  dismiss: 'No volver a mostrar',
  retry: 'Reintentar',
  newVersion: 'Hay una versión nueva de esta página. Sus ejecuciones se conservan.',
  changeVersion: 'Actualizar ahora',
  versionTaken:
    'Otra pestaña ha pasado a una versión nueva de esta página. Esta pestaña sigue funcionando con la anterior; recárguela cuando le convenga. Su texto y sus ejecuciones se conservan.',
  partMissing:
    'No se ha podido cargar una parte de esta página: el servidor tiene ya una versión más nueva o no está accesible. Recargue la página cuando lo esté. Su texto y sus ejecuciones se conservan.',
  teacherAway: (why) => `${why} El pequeño modelo profesor de esta página ocupa su lugar.`,
  codeWanted: (why) =>
    `${why} Escríbalo en el panel del modelo profesor; hasta entonces, el pequeño de esta página ocupa su lugar.`,
  callFailed: (call, why) => `Llamada ${call}: ${why} El alumno siguió solo.`,
  cannotCall: (nats) =>
    `Este modelo alumno nunca aprendió a llamar a un modelo profesor. Una regla lo llama dondequiera que la entropía supere ${number(nats)} ${nats === 1 ? 'nat' : 'nats'}.`,
  length: 'La solución alcanzó la longitud máxima y terminó ahí.',
  contextFull: 'El contexto del modelo alumno está lleno, así que la solución termina aquí.',
  repetition: {
    student: 'El alumno empezó a repetirse, así que se terminó la ejecución.',
    teacher: 'El profesor empezó a repetirse, así que se terminó la ejecución.',
    person: 'El texto empezó a repetirse, así que se terminó la ejecución.',
  },
  stopped: 'Detenida. El texto escrito hasta aquí se conserva.',
  brokenOff: 'Esta ejecución se interrumpió antes del final. El texto escrito hasta entonces está aquí.',
  resume: 'Continuar',
  runFailed: (why) => `La ejecución se interrumpió: ${why}`,
};

export const announce: Locale['announce'] = {
  solving: 'Resolviendo.',
  waiting: 'Esperando a que se cargue el modelo alumno.',
  answered: (answer) => `Resuelto. La respuesta es ${answer}.`,
  noAnswer: 'La solución terminó sin una respuesta recuadrada.',
  right: 'Es correcta.',
  wrong: (known) => `No es correcta; la respuesta conocida es ${known}.`,
  stopped: 'Detenida.',
  paused: 'En pausa en una llamada.',
  lesson: 'Resolviendo el conjunto de problemas.',
  failed: 'La ejecución se interrumpió.',
};
