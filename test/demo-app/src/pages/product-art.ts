import { Html } from '../http/html.ts';

interface Palette {
  readonly ground: string;
  readonly main: string;
  readonly deep: string;
  readonly light: string;
}

const palettes: readonly Palette[] = [
  { ground: '#f3e9dc', main: '#c08552', deep: '#5e3023', light: '#e9c9a3' },
  { ground: '#e4ece4', main: '#6b9080', deep: '#2f4f43', light: '#b6cfc1' },
  { ground: '#e6ebf2', main: '#5c7fa8', deep: '#263f5e', light: '#b4c7de' },
  { ground: '#f6e7e4', main: '#cf7b6c', deep: '#74352b', light: '#efbfb5' },
  { ground: '#f6f0d8', main: '#d6a84a', deep: '#6f5213', light: '#f0d693' },
  { ground: '#ece7f1', main: '#8d77ab', deep: '#43345c', light: '#c9bbdc' },
];
const firstPalette: Palette = {
  ground: '#f3e9dc',
  main: '#c08552',
  deep: '#5e3023',
  light: '#e9c9a3',
};

type Draw = (palette: Palette) => string;

/** Each picture is drawn on 200 by 200, standing on a line at 160. */
const drawings = {
  board: ({ main, deep, light }) =>
    `<rect x="52" y="58" width="96" height="102" rx="12" fill="${main}"/><rect x="90" y="30" width="20" height="36" rx="9" fill="${main}"/><circle cx="100" cy="41" r="4" fill="${deep}"/><path d="M66 84h68M66 106h68M66 128h68" stroke="${light}" stroke-width="3" stroke-linecap="round"/>`,
  pan: ({ main, deep, light }) =>
    `<path d="M28 112h104v18a30 30 0 0 1-30 30H58a30 30 0 0 1-30-30z" fill="${main}"/><rect x="128" y="112" width="58" height="12" rx="6" fill="${deep}"/><ellipse cx="80" cy="112" rx="52" ry="9" fill="${light}"/>`,
  bowl: ({ main, deep, light }) =>
    `<path d="M36 90h128c0 42-24 66-48 66H84c-24 0-48-24-48-66z" fill="${main}"/><rect x="78" y="152" width="44" height="8" rx="4" fill="${deep}"/><ellipse cx="100" cy="90" rx="64" ry="11" fill="${light}"/>`,
  jar: ({ main, deep, light }) =>
    `<rect x="60" y="66" width="80" height="94" rx="14" fill="${main}"/><rect x="66" y="46" width="68" height="22" rx="6" fill="${deep}"/><rect x="74" y="92" width="52" height="38" rx="4" fill="${light}"/>`,
  spoons: ({ main, deep, light }) =>
    `<g stroke-width="8" stroke-linecap="round"><path d="M66 78l8 80" stroke="${main}"/><path d="M100 72v88" stroke="${deep}"/><path d="M134 78l-8 80" stroke="${light}"/></g><ellipse cx="64" cy="60" rx="14" ry="22" fill="${main}"/><ellipse cx="100" cy="52" rx="14" ry="24" fill="${deep}"/><ellipse cx="136" cy="60" rx="14" ry="22" fill="${light}"/>`,
  mug: ({ main, deep, light }) =>
    `<path d="M132 86h14a20 20 0 0 1 0 44h-14" fill="none" stroke="${main}" stroke-width="11"/><path d="M52 70h84v72a18 18 0 0 1-18 18H70a18 18 0 0 1-18-18z" fill="${main}"/><ellipse cx="94" cy="70" rx="42" ry="9" fill="${deep}"/><path d="M52 118h84v16H52z" fill="${light}"/>`,
  teapot: ({ main, deep, light }) =>
    `<path d="M140 92c26-4 34 44-2 42" fill="none" stroke="${deep}" stroke-width="9"/><path d="M62 108L26 84l8 34 32 24z" fill="${main}"/><ellipse cx="100" cy="116" rx="50" ry="44" fill="${main}"/><path d="M72 80h56l-6-12H78z" fill="${light}"/><circle cx="100" cy="62" r="8" fill="${deep}"/>`,
  kettle: ({ main, deep, light }) =>
    `<path d="M64 82C64 34 136 34 136 82" fill="none" stroke="${deep}" stroke-width="9"/><path d="M66 130C38 128 46 84 22 78" fill="none" stroke="${main}" stroke-width="10" stroke-linecap="round"/><path d="M64 80h72l16 80H48z" fill="${main}"/><path d="M60 100h80l3 14H57z" fill="${light}"/>`,
  dripper: ({ main, deep, light }) =>
    `<path d="M46 52h108l-34 60H80z" fill="${main}"/><rect x="62" y="112" width="76" height="10" rx="5" fill="${deep}"/><path d="M72 126h56v22a12 12 0 0 1-12 12H84a12 12 0 0 1-12-12z" fill="${light}"/>`,
  tumbler: ({ main, deep, light }) =>
    `<path d="M66 58h68l-8 92a10 10 0 0 1-10 10H84a10 10 0 0 1-10-10z" fill="${main}"/><rect x="60" y="42" width="80" height="18" rx="8" fill="${deep}"/><path d="M69 92h62l-3 30H72z" fill="${light}"/>`,
  pendant: ({ main, deep, light }) =>
    `<path d="M100 0v62" stroke="${deep}" stroke-width="4"/><path d="M100 56c42 0 66 30 66 58H34c0-28 24-58 66-58z" fill="${main}"/><ellipse cx="100" cy="114" rx="66" ry="10" fill="${deep}"/><circle cx="100" cy="122" r="14" fill="${light}"/>`,
  lamp: ({ main, deep, light }) =>
    `<path d="M100 84v70" stroke="${deep}" stroke-width="7"/><path d="M74 36h52l22 52H52z" fill="${main}"/><path d="M62 88h76l10 40H52z" fill="${light}" opacity=".55"/><rect x="70" y="150" width="60" height="10" rx="5" fill="${deep}"/>`,
  globe: ({ main, deep, light }) =>
    `<circle cx="100" cy="92" r="48" fill="${light}"/><circle cx="86" cy="78" r="16" fill="#fff" opacity=".7"/><path d="M72 136h56l8 24H64z" fill="${main}"/><rect x="78" y="130" width="44" height="9" rx="4" fill="${deep}"/>`,
  candle: ({ main, deep, light }) =>
    `<g fill="${main}"><rect x="54" y="92" width="22" height="56" rx="4"/><rect x="89" y="70" width="22" height="78" rx="4"/><rect x="124" y="104" width="22" height="44" rx="4"/></g><g fill="${light}"><path d="M65 64c9 12 7 22 0 24-7-2-9-12 0-24zM100 42c9 12 7 22 0 24-7-2-9-12 0-24zM135 76c9 12 7 22 0 24-7-2-9-12 0-24z"/></g><rect x="40" y="148" width="120" height="12" rx="6" fill="${deep}"/>`,
  lantern: ({ main, deep, light }) =>
    `<path d="M76 54a24 24 0 0 1 48 0" fill="none" stroke="${deep}" stroke-width="6"/><path d="M64 54h72l8 18H56z" fill="${deep}"/><rect x="64" y="72" width="72" height="76" fill="${light}"/><path d="M64 72h8v76h-8zM128 72h8v76h-8z" fill="${main}"/><path d="M100 92c13 18 9 36 0 38-9-2-13-20 0-38z" fill="${main}"/><rect x="56" y="148" width="88" height="12" rx="4" fill="${deep}"/>`,
  can: ({ main, deep, light }) =>
    `<path d="M124 72c40 0 44 62 8 70" fill="none" stroke="${deep}" stroke-width="8"/><path d="M64 136L22 76l-8 6" fill="none" stroke="${main}" stroke-width="10" stroke-linecap="round"/><path d="M60 80h76v68a12 12 0 0 1-12 12H72a12 12 0 0 1-12-12z" fill="${main}"/><ellipse cx="98" cy="80" rx="38" ry="8" fill="${light}"/>`,
  plant: ({ main, deep, light }) =>
    `<path d="M100 112C60 108 50 74 46 50c34 4 50 26 54 62zM100 112c40-4 50-38 54-62-34 4-50 26-54 62zM100 112c-18-30-12-62 0-82 12 20 18 52 0 82z" fill="#5f8d6b"/><path d="M100 112V64" stroke="#3c6147" stroke-width="4"/><path d="M62 116h76l-9 44H71z" fill="${main}"/><rect x="56" y="106" width="88" height="15" rx="4" fill="${deep}"/><path d="M70 136h60" stroke="${light}" stroke-width="4"/>`,
  trowel: ({ main, deep, light }) =>
    `<g transform="rotate(38 100 100)"><rect x="91" y="18" width="18" height="62" rx="9" fill="${main}"/><rect x="95" y="76" width="10" height="24" fill="${deep}"/><path d="M78 98h44v34c0 22-14 40-22 48-8-8-22-26-22-48z" fill="${light}"/><path d="M100 106v56" stroke="${deep}" stroke-width="3"/></g>`,
  book: ({ main, deep, light }) =>
    `<rect x="56" y="40" width="92" height="120" rx="6" fill="${deep}"/><rect x="52" y="40" width="90" height="116" rx="6" fill="${main}"/><rect x="52" y="40" width="16" height="116" rx="5" fill="${deep}"/><rect x="82" y="64" width="44" height="26" rx="3" fill="${light}"/><path d="M128 40v128l6-7 6 7V40z" fill="${light}"/>`,
  tray: ({ main, deep, light }) =>
    `<path d="M22 118h156l-14 42H36z" fill="${main}"/><rect x="18" y="108" width="164" height="14" rx="7" fill="${deep}"/><g stroke-width="8" stroke-linecap="round"><path d="M60 104L88 62" stroke="${light}"/><path d="M100 104l22-54" stroke="${deep}"/><path d="M132 104l22-30" stroke="${main}"/></g>`,
  card: ({ main, deep, light }) =>
    `<g transform="rotate(-9 100 100)"><rect x="38" y="66" width="112" height="78" rx="5" fill="${deep}"/></g><rect x="46" y="70" width="114" height="80" rx="5" fill="#fffdf8"/><path d="M46 150v-22l34-30 26 24 20-14 34 30v12z" fill="${main}"/><circle cx="132" cy="92" r="9" fill="${light}"/>`,
  pencils: ({ main, deep, light }) =>
    `<g><path d="M58 64l11-26 11 26v96H58z" fill="${main}"/><path d="M89 54l11-26 11 26v106H89z" fill="${deep}"/><path d="M120 64l11-26 11 26v96h-22z" fill="${light}"/></g><path d="M58 142h22v18H58zM89 142h22v18H89zM120 142h22v18h-22z" fill="#fff" opacity=".5"/>`,
  cushion: ({ main, deep, light }) =>
    `<path d="M40 56c40 10 80 10 120 0-10 36-10 68 0 104-40-10-80-10-120 0 10-36 10-68 0-104z" fill="${main}"/><path d="M62 76c26 5 50 5 76 0-5 22-5 42 0 64-26-5-50-5-76 0 5-22 5-42 0-64z" fill="${light}"/><circle cx="100" cy="108" r="6" fill="${deep}"/>`,
  blanket: ({ main, deep, light }) =>
    `<rect x="40" y="62" width="120" height="40" rx="14" fill="${light}"/><rect x="36" y="92" width="128" height="38" rx="14" fill="${main}"/><rect x="32" y="122" width="136" height="38" rx="14" fill="${deep}"/><path d="M60 62v98M92 62v98" stroke="#fff" stroke-width="4" opacity=".35"/>`,
  towel: ({ main, deep, light }) =>
    `<rect x="34" y="44" width="132" height="8" rx="4" fill="${deep}"/><path d="M60 48h80v112H60z" fill="${main}"/><path d="M60 122h80v8H60zM60 136h80v8H60z" fill="${light}"/><path d="M60 160v8M76 160v8M92 160v8M108 160v8M124 160v8M140 160v8" stroke="${main}" stroke-width="3"/>`,
  rug: ({ main, deep, light }) =>
    `<circle cx="100" cy="104" r="62" fill="${main}"/><circle cx="100" cy="104" r="46" fill="${light}"/><circle cx="100" cy="104" r="30" fill="${main}"/><circle cx="100" cy="104" r="14" fill="${deep}"/>`,
} satisfies Readonly<Record<string, Draw>>;

export type ArtKind = keyof typeof drawings;

/** An inline picture of a product. It says nothing that the text beside it doesn't, so it is hidden from readers. */
export function productArt(product: { readonly art: ArtKind; readonly palette: number }): Html {
  const palette = palettes[product.palette % palettes.length] ?? firstPalette;
  const floor = `<ellipse cx="100" cy="164" rx="74" ry="7" fill="${palette.deep}" opacity=".12"/>`;
  return new Html(
    `<svg class="art" viewBox="0 0 200 200" aria-hidden="true" focusable="false"><rect width="200" height="200" fill="${palette.ground}"/>${floor}${drawings[product.art](palette)}</svg>`,
  );
}
