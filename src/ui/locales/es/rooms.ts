/** A class that meets in a room of the server. */
import type { RoomTexts } from '../en/rooms.ts';
import { formats, plural, quoted } from './formats.ts';

const { number } = formats;
const devices = (count: number): string => plural(count, 'dispositivo', 'dispositivos');

export const rooms: RoomTexts = {
  what: 'Una clase se reúne en una sala de este servidor: una página la dirige y los dispositivos se unen con un código. Dura cuatro horas, y el servidor no guarda nada en disco.',
  needsServer:
    'Esta página no tiene un servidor con salas. Una clase necesita el servidor Node (npm start); una página estática o una plataforma edge no las tiene.',
  lead: {
    heading: 'Dirigir una clase',
    hint: 'Recibe un código de seis letras con el que se unen los dispositivos.',
    open: 'Abrir una clase',
    localOnly:
      'Ha abierto esta página con una dirección que solo tiene este equipo. Ábrala con el nombre del equipo en su red para que otros dispositivos puedan seguirla.',
  },
  join: {
    heading: 'Unirse a una clase',
    code: 'Código',
    name: 'Apodo o número',
    button: 'Unirse',
    notACode: 'Un código tiene seis letras. No contiene B, I, L, O, S ni Z.',
    leaves:
      'Lo que entonces sale de este dispositivo, solo para esta sala: su apodo, las palabras que marca, lo que propone y vota, los resultados y las ejecuciones de los problemas que resuelve la clase, y que está conectado. Las llamadas al modelo profesor se envían como siempre. «Qué se envió» lo enumera.',
    staysHere:
      '«Quedarse en este dispositivo» está activado, y una clase envía a la sala lo que hace: desactívelo para dirigir una clase o unirse a ella.',
  },
  region: 'Clase',
  code: 'Código de la clase',
  qr: 'Código QR de la dirección de la clase',
  copyAddress: 'Copiar la dirección',
  copied: 'Copiado',
  copyFailed: 'No se pudo copiar',
  here: (here, all) => `${number(here)} de ${devices(all)} aquí`,
  noDevices: 'Todavía no se ha unido ningún dispositivo.',
  isLocked: 'Cerrada: no pueden unirse más dispositivos.',
  until: (time) => `Termina a las ${time}.`,
  budget: (spent, of) => `Tokens del profesor: ${number(spent)} de ${number(of)}.`,
  budgetSpent: 'Los tokens del profesor de esta clase se han agotado: los modelos alumnos siguen solos.',
  lock: 'Cerrar',
  unlock: 'Abrir',
  end: 'Terminar la clase',
  endSure: '¿Terminarla para todos?',
  leave: 'Salir de la clase',
  people: 'Dispositivos',
  unnamed: (device) => `Dispositivo ${number(device)}`,
  away: 'ausente',
  remove: (name) => `Quitar a ${name}`,
  you: (name) => `Usted es ${name}.`,
  sent: 'Qué se envió',
  sentItems: {
    opened: 'Clase abierta',
    joined: (name) => `Unido como ${name}`,
    lock: 'Clase cerrada o abierta',
    remove: 'Un dispositivo quitado',
    run: 'Una ejecución, a todos los dispositivos',
    move: 'La posición en la línea de tiempo',
    reveal: 'Las palabras con llamadas, a todos los dispositivos',
    end: 'Clase terminada',
    mark: (words) => `Sus marcas: ${plural(words, 'palabra', 'palabras')}`,
    problems: (count) => `${plural(count, 'problema', 'problemas')}, a todos los dispositivos`,
    report: (problem) => `Su resultado y su ejecución del problema ${number(problem)}`,
    ask: 'Una pregunta, a todos los dispositivos',
    take: (text) => `Lo que tomó: ${quoted(text)}`,
    propose: (text) => `Su propuesta: ${quoted(text)}`,
    vote: 'Su voto',
    leave: 'Salida de la clase',
  },
  sentHint: 'Solo a la sala, que lo olvida diez minutos después de su fin.',
  connection: {
    connecting: 'Conectando …',
    lost: 'Se ha perdido la conexión. Esta página se conecta de nuevo por sí sola y se pone al día; lo que haga mientras tanto se envía entonces.',
  },
  leadAway:
    'La persona que dirige la clase no está. La clase espera; mientras tanto puede mirar lo que quiera.',
  over: {
    lead: 'La clase ha terminado. Sus propias ejecuciones se quedan en este dispositivo.',
    time: 'El tiempo de esta clase ha terminado. Sus propias ejecuciones se quedan en este dispositivo.',
    gone: 'La sala ya no existe: su servidor se reinició, o su tiempo terminó. Sus propias ejecuciones se quedan en este dispositivo.',
  },
  activities: {
    heading: 'Juntos',
    idle: 'Todavía no se muestra nada. Espere a la persona que dirige la clase.',
    needsRun: 'Abra una ejecución grabada o resuelva un problema; después muéstrelo a la clase.',
    busy: 'Se está escribiendo una ejecución. Muéstrela a la clase cuando termine.',
    otherRun: 'Mira otra ejecución que la clase. Los botones envían esta.',
    watch: 'Ver esta ejecución',
    watching: 'Todos los dispositivos siguen su línea de tiempo.',
    following: 'Sigue la línea de tiempo de la persona que dirige la clase.',
    back: 'Volver a la ejecución de la clase',
    predict: 'Predecir sus llamadas',
    solveProblem: 'Resolver este problema',
    solveSet: (problems) => `Resolver el conjunto (${plural(problems, 'problema', 'problemas')})`,
    teach: 'Ser el modelo profesor',
    teaching:
      'La ejecución espera en cada llamada. La clase propone lo que escribiría el modelo profesor; usted toma una propuesta.',
    teachingYou: 'La ejecución espera en cada llamada, y usted es el modelo profesor.',
  },
  predict: {
    mark: '¿Dónde llamó el modelo alumno? Marque las palabras que cree que escribió el modelo profesor. Los demás no ven sus marcas.',
    markedBy: (marked, all) => `${number(marked)} de ${devices(all)} han marcado palabras.`,
    heat: (count) => `marcada por ${devices(count)}`,
    reveal: 'Mostrar las llamadas a todos',
    ofClass: (precision, recall) =>
      `La clase: ${precision} de sus marcas eran correctas, y marcó ${recall} de las palabras con llamadas.`,
    own: (precision, recall) =>
      `Usted: ${precision} de sus marcas eran correctas, y marcó ${recall} de las palabras con llamadas.`,
    scores: 'Cada dispositivo',
    device: 'Dispositivo',
    marks: 'Marcas',
    precision: 'Marcas correctas',
    recall: 'Palabras con llamadas marcadas',
  },
  solve: {
    task: (problems) =>
      problems === 1
        ? 'Resuelva este problema con sus propios ajustes.'
        : `Resuelva estos ${number(problems)} problemas con sus propios ajustes.`,
    hint: 'Cambie en «Ajustes» quién llama, cuántos tokens, la temperatura o el modelo alumno; después resuelva otra vez. Quien dirige ve sus últimos resultados.',
    setName: 'Problema de la clase',
    start: 'Resolver con mis ajustes',
    again: 'Resolver otra vez',
    stop: 'Detener',
    own: (done, all, right) =>
      `Ha resuelto ${number(done)} de ${number(all)}, ${number(right)} correctamente.`,
    noResults: 'Los dispositivos resuelven. Sus resultados aparecen aquí.',
    chart: 'Exactitud según la tasa de llamadas, un punto por dispositivo',
    results: 'Resultados de los dispositivos',
    settings: 'Ajustes',
    runs: 'Ejecuciones',
    openRun: (name, problem, outcome) =>
      `${name}, problema ${number(problem)}: ${outcome}. Abrir la ejecución`,
  },
  teach: {
    asksClass: (tokens) => `Se piden a la clase ${plural(tokens, 'token', 'tokens')}`,
    asksYou: (tokens) => `El modelo alumno pide ${plural(tokens, 'token', 'tokens')}. ¿Qué escribiría usted?`,
    text: 'Su propuesta',
    propose: 'Proponer',
    proposals: 'Propuestas',
    none: 'Todavía ningún dispositivo ha propuesto nada.',
    votes: (votes) => plural(votes, 'voto', 'votos'),
    vote: 'Votar',
    voteFor: (text) => `Votar por ${quoted(text)}`,
    take: 'Tomar',
    takeThis: (text) => `Tomar ${quoted(text)}`,
    taken: 'El modelo alumno sigue con:',
  },
  lesson: {
    heading: 'Una lección guardada',
    save: 'Guardar la lección',
    unsaved:
      'La lección de esta clase no está guardada. Solo esta página la tiene todavía, hasta que la cierre o la recargue.',
    discard: 'Descartar la lección',
    endHeading: '¿Terminar la clase para todos?',
    endUnsaved:
      'Esta lección no está guardada. Su archivo conserva las ejecuciones, marcas, resultados y propuestas, sin nombres, y se abre de nuevo en cualquier página. La sala los olvida diez minutos después de su fin.',
    saveAndEnd: 'Guardar la lección y terminar',
    endWithout: 'Terminar sin guardar',
    open: 'Abrir una lección guardada',
    close: 'Cerrar la lección',
    openRun: 'Abrir la ejecución',
    modes: {
      watch: 'Visto',
      predict: 'Predicho',
      solve: 'Resuelto',
      teach: 'En el lugar del modelo profesor',
    },
  },
};
