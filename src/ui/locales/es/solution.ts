/** The solution, its calls and its answer. */
import type { Locale } from '../index.ts';
import { formats, plural } from './formats.ts';

const { number } = formats;

export const solution: Locale['solution'] = {
  region: 'Solución',
  heading: 'Solución',
  empty: 'Mire una ejecución grabada, o escriba un problema y resuélvalo.',
  legend: 'Quién escribió qué',
  byStudent: 'modelo alumno',
  byTeacher: 'modelo profesor',
  take: 'Compartir',
  copy: 'Copiar el texto',
  copyMarkdown: 'Copiar Markdown',
  copyLatex: 'Copiar LaTeX',
  saveMarkdown: 'Guardar Markdown',
  saveLatex: 'Guardar LaTeX',
  copyPicture: 'Copiar imagen',
  savePicture: 'Guardar imagen',
  saved: 'Guardado',
  noPicture: 'Este navegador no la dibuja',
  source: (student, teacher, written, all, ratio) =>
    teacher === null
      ? `Escrito solo por el modelo alumno ${student}.`
      : `Escrito por el modelo alumno ${student}; el modelo profesor ${teacher} escribió ${number(written)} de ${plural(all, 'token')} (${formats.percent(ratio)}).`,
  copied: 'Copiado',
  copyFailed: 'Aquí no se permite copiar',
  save: 'Guardar el registro',
  print: 'Imprimir',
  open: 'Abrir un registro',
  share: 'Copiar el enlace',
  shared: 'Enlace copiado',
  shareHint: 'El enlace contiene toda la ejecución, problema incluido. Se abre sin ningún modelo.',
  tooLong: 'Demasiado largo para un enlace: guarde el registro',
  groupTitle: 'El modelo profesor escribió una parte de esto',
  writing: 'El modelo alumno está escribiendo',
  asking: 'El modelo profesor está escribiendo',
  callName: (call, requested, delivered) =>
    `Llamada ${call} al profesor: ${plural(requested, 'token pedido', 'tokens pedidos')}, ${plural(delivered, 'recibido')}. Mostrar qué se envió.`,
  endOfTeacher: 'Fin del texto del modelo profesor.',
};

export const call: Locale['call'] = {
  heading: (call) => `Llamada ${call}`,
  sent: 'Qué se envió',
  notSent: 'Qué se habría enviado',
  nothingLeft: 'Nada salió de este dispositivo: no se llamó a ningún modelo profesor.',
  got: 'Qué recibió el modelo profesor',
  stayed: 'No salió de este dispositivo: el modelo profesor se ejecutaba en el mismo que el modelo alumno.',
  problem: 'El problema',
  prefix: 'La solución hasta ahí',
  emptyPrefix: '(nada todavía)',
  tokens: 'Tokens por escribir',
  sampling: (temperature, seed) => `Temperatura ${number(temperature)}, semilla ${seed}`,
  sameIds:
    'Un modelo profesor con el mismo vocabulario recibe también la solución hasta ahí como identificadores de tokens, que contienen el mismo texto.',
  asked: 'Pedidos',
  granted: 'Permitidos por los límites',
  delivered: 'Recibidos',
  deliveredBy: {
    teacher: 'contados por el modelo profesor',
    'student-tokenizer': 'estimados con el tokenizador del modelo alumno',
  },
  firstToken: 'Primer token tras',
  total: 'Llamada completa',
  outcome: 'Resultado',
  remark: 'Observación',
  remarks: {
    approximate:
      'Este modelo profesor no puede continuar en medio de un texto. La petición le pidió con palabras que continuara la solución, así que su texto puede no encajar del todo.',
    cut: 'Escribió más tokens de los que pedía la llamada. El resto se cortó.',
    'cut-by-estimate':
      'No indica cuántos tokens escribió, así que los contó el modelo alumno. Según esa cuenta escribió más de lo que pedía la llamada, y se cortó el resto tras la siguiente palabra o número.',
    'cut-by-limit':
      'La ejecución estaba limitada a menos tokens, o el modelo alumno no puede leer más. El resto se cortó.',
    thought: 'Pensó antes de escribir. Los tokens de sus pensamientos cuentan, pero no se muestran.',
  },
  by: 'Llamado por',
  callers: { student: 'el modelo alumno', policy: 'el ajuste', person: 'usted' },
  outcomes: {
    delivered: 'entregada',
    'ended-solution': 'el modelo profesor terminó la solución',
    short: 'el modelo profesor se detuvo antes',
    stopped: 'detenida',
    declined: 'rechazada por usted',
    manual: 'escrita por usted',
    pending: 'el modelo profesor está escribiendo',
  },
  failed: (why) => `fallida: ${why}`,
};

export const answer: Locale['answer'] = {
  region: 'Respuesta',
  heading: 'Respuesta',
  none: 'La solución terminó sin una respuesta recuadrada.',
  sources: { boxed: 'recuadrada', stated: 'enunciada', guessed: 'supuesta' },
  sourceHints: {
    boxed: 'La respuesta está en un recuadro.',
    stated: 'La respuesta está en una frase o en negrita al final, sin recuadro.',
    guessed: 'La solución no enuncia ninguna respuesta. Es su última fórmula o su último número.',
  },
  right: 'Correcta',
  wrong: 'Incorrecta',
  expected: 'Respuesta conocida:',
  unknown: 'No hay respuesta conocida con que comparar',
  taughtElsewhere: 'La página de este modelo alumno dice con qué se entrenó.',
  taughtBefore: 'Este modelo alumno se entrenó con problemas de primaria de estos tipos:',
  taughtKinds:
    'dinero, salarios y ganancias; porcentajes e intereses; áreas, vallas y volúmenes; tiempo, longitudes y caudal; velocidad, trabajo y proporciones; patrones, ecuaciones, promedios y edades; recuentos y empaquetado.',
  outside:
    'Este problema no se parece a esos, así que tome la respuesta como una conjetura, o elija un modelo alumno mayor en los ajustes.',
  larger: 'Para otros problemas, elija un modelo alumno mayor en los ajustes.',
};

/** A share as a whole percentage; a small one is not rounded to 0 %. */
const wholePercent = (probability: number): string =>
  probability < 0.005
    ? 'menos del 1\u00a0%'
    : `alrededor del ${number(Math.round(100 * probability))}\u00a0%`;

export const familiarity: Locale['familiarity'] = {
  foreign: (probabilityRight) =>
    `Este problema no se parece a los que aprendió este alumno. Acierta en ${wholePercent(probabilityRight)} de estos casos.`,
  largerStudent: 'Elegir un alumno mayor',
  teacherWrites: 'Dejar que escriba el profesor',
};
