import { attribute, closest, isVisible } from './elements.ts';
import { nameOf } from './naming.ts';
import { wasTouched } from './watch.ts';

const mostText = 2_500;
const mostControls = 14;

const accept =
  /^(accept|agree|allow|ok|okay|got it|understood|i understand|yes|enter|continue|akzeptieren|alle akzeptieren|zustimmen|einverstanden|verstanden|accepter|tout accepter|j['’]accepte|compris|aceptar|acepto|entendido|accetta|aceitar|accepteren|akkoord|godkänn|accepter alle|zgadzam|принять|同意|接受|동의)/i;
const close =
  /^(close|dismiss|no thanks|not now|maybe later|later|skip|cancel|x|×|✕|✖|schließen|nein danke|überspringen|fermer|non merci|passer|cerrar|no gracias|omitir|chiudi|fechar|sluiten|закрыть|閉じる|关闭)/i;
const onward =
  /^(next|finish|done|start|begin|let['’]s go|weiter|fertig|suivant|terminer|siguiente|finalizar|avanti|fine)/i;

/**
 * Answers what covers a page that nobody has touched yet: cookie banners, welcome tours, newsletters.
 * Says what was pressed; null when nothing stands in the way. What somebody opened, and what asks for a
 * password, is no cover.
 */
export function dismissCover(): string | null {
  if (wasTouched() || document.body === null) return null;
  const cover = coverOf();
  if (cover === null) return null;
  const answer = answerOf(cover);
  if (answer === null) return null;
  answer.click();
  return nameOf(answer);
}

function coverOf(): Element | null {
  const modal = [...document.querySelectorAll('dialog[open]')].find((one) => one.matches(':modal'));
  const cover = modal ?? spreadOver();
  return cover !== null && isNoContent(cover) ? cover : null;
}

/** The fixed layer that most of the window lies under. */
function spreadOver(): Element | null {
  const points = [0.5, 0.25, 0.75].flatMap((x) => [0.5, 0.2, 0.8].map((y) => [x, y] as const));
  const layers = points.map(([x, y]) => {
    const top = document.elementFromPoint(x * window.innerWidth, y * window.innerHeight);
    return top === null ? null : closest(top, isLayer);
  });
  const [first] = layers.filter((layer) => layer !== null);
  const hits = layers.filter((layer) => layer === first).length;
  return first !== undefined && hits >= 7 ? first : null;
}

function isLayer(element: Element): boolean {
  if (element === document.body) return false;
  const { position, zIndex } = getComputedStyle(element);
  return position === 'fixed' || (position === 'absolute' && Number(zIndex) > 0);
}

/** An application may well be one fixed layer itself. */
function isNoContent(cover: Element): boolean {
  if (cover.querySelector('input[type=password],nav,main,header,iframe') !== null) return false;
  const controls = cover.querySelectorAll('a[href],button,[role=button],select').length;
  return controls <= mostControls && (cover.textContent ?? '').length <= mostText;
}

function answerOf(cover: Element): HTMLElement | null {
  const asks = cover.querySelector(
    'input:not([type=checkbox],[type=radio],[type=hidden],[type=submit],[type=button]),textarea',
  );
  const buttons = [...cover.querySelectorAll('*')].filter(
    (one): one is HTMLElement =>
      one instanceof HTMLElement &&
      (/^(button|a|input)$/.test(one.localName) ||
        attribute(one, 'role') === 'button' ||
        attribute(one, 'aria-label') !== '' ||
        one.childElementCount === 0) &&
      isVisible(one),
  );
  const wanted = asks === null ? [accept, close, onward] : [close];
  for (const words of wanted) {
    const found = buttons.find((one) => words.test(nameOf(one)) && nameOf(one).length < 40);
    if (found !== undefined) return found;
  }
  const real = buttons.filter((one) => one.localName === 'button');
  return asks === null && real.length === 1 ? (real[0] ?? null) : null;
}
