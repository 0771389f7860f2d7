/** The panel of the teacher model. */
import type { Locale } from '../index.ts';
import { plural } from './formats.ts';

export const teacher: Locale['teacher'] = {
  heading: 'El modelo profesor',
  open: 'Mostrar dónde se ejecuta y cuánto cuesta',
  which: 'Modelo',
  choose: 'A qué modelo profesor llaman las próximas ejecuciones',
  byDefault: (name) => `${name} (predeterminado del proxy)`,
  where: 'Dónde se ejecuta',
  inPage: 'en un segundo worker de esta página',
  inPageHint: 'Responde a las llamadas en este dispositivo; no se envía nada.',
  through: (address, kind) => `${kind}, a través de ${address}`,
  health: 'El proxy',
  answers: 'responde',
  notAsked: 'no se consulta mientras la página se queda en este dispositivo',
  price: (dollars) => `${plural(dollars, 'dólar', 'dólares')} por millón de tokens`,
  askAgain: 'Volver a preguntar',
  proxy: 'Un proxy en otra dirección',
  useProxy: 'Usarlo',
  proxyHint: (origin) =>
    `Déjelo vacío para que el modelo profesor se ejecute en esta página. El proxy debe permitir esta página: su operador lo inicia con ALLOWED_ORIGINS=${origin}. Una página que llegó por HTTPS solo alcanza direcciones HTTPS, o esta máquina.`,
};

export const access: Locale['access'] = {
  code: 'Código de acceso',
  use: 'Usar este código',
  hint: 'Lo da el operador del modelo profesor. Se guarda en este navegador y se envía solo a este modelo profesor.',
  wrong:
    'El modelo profesor no conoce este código. Compruebe que no tenga errores, o pregunte a su operador.',
};
