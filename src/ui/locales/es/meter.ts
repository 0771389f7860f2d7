/** The meter: the figures of a run. */
import type { Locale } from '../index.ts';
import { formats } from './formats.ts';

const { decimal, number } = formats;

export const meter: Locale['meter'] = {
  region: 'Medidas',
  heading: 'Medidas',
  callRatio: 'Tasa de llamadas',
  callRatioHint: 'Parte de la solución que escribió el modelo profesor: sus tokens entre todos los tokens.',
  details: 'Detalles',
  scale: (ratio) =>
    `Tasa de llamadas ${ratio}, en una escala del 0,1\u00a0% al 100\u00a0%. El artículo da el 1,07\u00a0% para sus propios modelos alumno; el modelo profesor solo está en el 100\u00a0%.`,
  paperMark: 'artículo 1,07\u00a0%',
  wholeMark: 'profesor',
  cost: 'Coste (solo profesor)',
  time: 'Tiempo (solo profesor)',
  withTeacherOnly: (ours, theirs) => `${ours} (${theirs})`,
  tokens: 'Tokens: profesor / todos',
  calls: 'Llamadas',
  ofLimit: (used, limit) => `${number(used)} de ${number(limit)}`,
  teacherLimit: 'Límite de tokens del profesor',
  speed: 'Velocidad del alumno',
  perSecond: (rate) => `${rate < 10 ? decimal(rate, 1) : number(Math.round(rate))} tokens/s`,
  begin: 'Primer token tras',
  firstToken: 'Profesor, primer token',
  total: 'Profesor, llamada completa',
  none: '–',
  hints: {
    tokens: 'Cuántos tokens escribió el modelo profesor y cuántos tiene toda la solución.',
    calls: 'Cuántas veces se le llamó y cuántas se le puede llamar en una ejecución.',
    'teacher-limit': 'Sus tokens hasta ahora y cuántos puede escribir en una ejecución.',
    speed: 'Tokens por segundo del modelo alumno en este dispositivo, sin el tiempo de las llamadas.',
    begin: 'Desde el inicio de la ejecución hasta su primer token: el modelo alumno lee el problema.',
    'first-token': 'Desde una llamada hasta el primer token de la respuesta, en promedio.',
    total: 'Desde una llamada hasta el final de la respuesta, en promedio.',
    cost: 'Lo que cuestan las llamadas a los precios de los ajustes y lo que costaría el modelo profesor solo.',
    time: 'Cuánto duró la ejecución y cuánto tardaría el modelo profesor solo al ritmo de sus llamadas.',
  },
};
