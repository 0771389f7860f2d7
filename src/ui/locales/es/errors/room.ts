/** Sentences about rooms. */
import type { Sentences } from '../../../../errors/coded-error.ts';
import type { roomErrors } from '../../../../room/errors.ts';
import { formats, plural } from '../formats.ts';

const { kilobytes, number } = formats;

export const room: Sentences<typeof roomErrors> = {
  'room-unknown': () =>
    'No hay ninguna sala con este código. Compruebe las seis letras; una sala dura cuatro horas y puede haber terminado.',
  'room-guesses': () =>
    'Llegaron de aquí demasiados códigos erróneos. Espere un minuto, compruebe el código e inténtelo de nuevo.',
  'room-locked': () =>
    'Esta sala está cerrada: no pueden entrar más dispositivos. Pregunte a la persona que la dirige.',
  'room-full': ({ limit }) =>
    `Esta sala está llena: tiene sitio para ${plural(limit, 'dispositivo', 'dispositivos')}.`,
  'room-ended': () => 'Esta sala ha terminado.',
  'rooms-full': () =>
    'Este servidor no tiene sitio para otra sala. Inténtelo de nuevo cuando otra clase haya terminado.',
  'room-name-invalid': ({ limit }) => `Un nombre tiene como máximo ${number(limit)} caracteres.`,
  'room-member-unknown': () => 'La sala no conoce este dispositivo. Entre de nuevo con el código.',
  'room-removed': () =>
    'La persona que dirige la sala retiró este dispositivo. Pregúntele antes de volver a entrar.',
  'room-left': () => 'Este dispositivo salió de la sala. Entre de nuevo con el código.',
  'room-command-invalid': () =>
    'La sala no entendió esta petición. Recargue la página: puede ser más antigua que el servidor.',
  'room-lead-only': () => 'Solo puede hacerlo la persona que dirige la sala.',
  'room-device-only': () => 'Solo puede hacerlo un dispositivo que haya entrado en la sala.',
  'room-device-unknown': () => 'Este dispositivo ya no está en la sala.',
  'room-activity-over': () => 'Llegó demasiado tarde: la clase ya hace otra cosa.',
  'room-marks-outside': ({ words }) =>
    `Una marca está fuera del texto, que tiene ${plural(words, 'palabra', 'palabras')}.`,
  'room-marks-shown': () => 'Las llamadas ya se muestran, así que las marcas no cuentan.',
  'room-problem-unknown': () => 'Esta serie no tiene ese problema.',
  'room-question-over': () => 'Esta pregunta ha terminado.',
  'room-proposals-full': ({ limit }) => `Ya hay ${number(limit)} propuestas. Vote por una de ellas.`,
  'room-proposal-unknown': () => 'No existe esa propuesta.',
  'room-material-unknown': () => 'La sala ya no tiene este texto.',
  'room-material-too-large': ({ bytes }) =>
    `Es más de lo que la sala admite: como máximo ${kilobytes(bytes)}.`,
  'room-materials-full': ({ bytes }) =>
    `La sala no guarda más ejecuciones: sus ${kilobytes(bytes)} están ocupados.`,
  'room-busy': () => 'Es más de lo que la sala admite a la vez. Espere un momento e inténtelo de nuevo.',
  'room-budget-spent': () => 'La sala ha gastado sus tokens de profesor. Los estudiantes siguen solos.',
  'rooms-off': () =>
    'Este servidor no tiene salas. Necesitan el servidor de Node (npm start); una página estática o una plataforma edge no las tiene.',
  'room-store-away': () =>
    'El servidor no alcanza el almacén de sus salas. Lo intenta de nuevo por sí mismo.',
  'room-unreachable': () =>
    'No se puede alcanzar la sala. Compruebe la red; la página lo intenta de nuevo por sí misma.',
  'room-events-unknown': () =>
    'La sala envía algo que esta página no conoce: es más antigua que el servidor. Recárguela.',
};
