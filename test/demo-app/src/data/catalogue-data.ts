import type { ArtKind } from '../pages/product-art.ts';

export interface CategoryData {
  readonly slug: string;
  readonly name: string;
  readonly intro: string;
  readonly products: readonly ProductData[];
}

/** Name, price in cents, picture, one sentence. */
export type ProductData = readonly [name: string, priceCents: number, art: ArtKind, blurb: string];

export const categoryData: readonly CategoryData[] = [
  {
    slug: 'kitchen',
    name: 'Kitchen',
    intro: 'Honest tools in wood, iron and clay that get better with every meal.',
    products: [
      ['Walnut Chopping Board', 5400, 'board', 'End grain that is kind to knives and easy to oil.'],
      ['Cast Iron Skillet', 6200, 'pan', 'Sears, bakes and lasts longer than the stove under it.'],
      ['Stoneware Mixing Bowl', 3400, 'bowl', 'Heavy enough to stay put while you whisk.'],
      ['Oak Salt Cellar', 2100, 'jar', 'A swivel lid keeps the salt dry and close at hand.'],
      ['Copper Saucepan', 11800, 'pan', 'Warms evenly, cools quickly and shines forever.'],
      ['Glass Storage Jar', 1600, 'jar', 'A tight cork lid for flour, beans and biscuits.'],
      ['Olive Wood Spoons', 2400, 'spoons', 'A set of three, each cut from a single piece.'],
      ['Striped Kitchen Towel', 1400, 'towel', 'Half linen, half cotton, and wholly absorbent.'],
    ],
  },
  {
    slug: 'tea-and-coffee',
    name: 'Tea & Coffee',
    intro: 'For the first cup of the morning and the last one of the afternoon.',
    products: [
      ['Ash Glazed Mug', 1900, 'mug', 'Thrown by hand, with room for a generous cup.'],
      ['Porcelain Teapot', 5900, 'teapot', 'Pours without a drip and holds four cups.'],
      ['Gooseneck Kettle', 7900, 'kettle', 'A slow and steady stream exactly where you want it.'],
      ['Espresso Cup', 1300, 'mug', 'Thick walls keep a small coffee hot.'],
      ['Ceramic Coffee Dripper', 2900, 'dripper', 'Spiral ribs for an even and unhurried brew.'],
      ['Tin Tea Caddy', 1800, 'jar', 'An inner lid keeps the aroma where it belongs.'],
      ['Matcha Bowl', 3600, 'bowl', 'A wide base gives the whisk space to work.'],
      ['Travel Tumbler', 2700, 'tumbler', 'Hot for six hours, and it never leaks.'],
    ],
  },
  {
    slug: 'lighting',
    name: 'Lighting',
    intro: 'Warm light in the right place makes a room.',
    products: [
      ['Paper Pendant Lamp', 6900, 'pendant', 'Folded by hand from a single sheet.'],
      ['Brass Reading Lamp', 12900, 'lamp', 'Turns, tilts and leaves the rest of the room asleep.'],
      ['Opal Globe Light', 8400, 'globe', 'A small moon for the sideboard.'],
      ['Beeswax Candles', 2200, 'candle', 'Three tapers that smell faintly of honey.'],
      ['Oak Table Lamp', 9800, 'lamp', 'A turned foot under a plain linen shade.'],
      ['Storm Lantern', 5600, 'lantern', 'Made for windy evenings on the terrace.'],
      ['Spun Metal Pendant', 10400, 'pendant', 'A wide brim that pools light over the table.'],
      ['Stoneware Candle Holder', 2600, 'candle', 'Steady, quiet and easy to wipe clean.'],
    ],
  },
  {
    slug: 'garden',
    name: 'Garden',
    intro: 'For balconies, window sills and everything larger.',
    products: [
      ['Zinc Watering Can', 4300, 'can', 'A long spout that reaches the back row.'],
      ['Terracotta Planter', 2300, 'plant', 'Breathes with the soil and ages well.'],
      ['Fern in a Pot', 2900, 'plant', 'Forgiving, green and happy in the shade.'],
      ['Hand Trowel', 2500, 'trowel', 'Forged steel on an ash handle.'],
      ['Copper Watering Can', 6800, 'can', 'One litre, for indoor plants and seedlings.'],
      ['Planting Spade', 3100, 'trowel', 'Narrow blade, marked for bulb depths.'],
      ['Olive Tree', 5200, 'plant', 'Three years old and ready for a sunny corner.'],
      ['Garden Lantern', 4700, 'lantern', 'Hangs from a branch and lights the path.'],
    ],
  },
  {
    slug: 'desk',
    name: 'Desk',
    intro: 'Paper, pencils and a tidy place to think.',
    products: [
      ['Clothbound Notebook', 1700, 'book', 'Opens flat and takes ink without bleeding.'],
      ['Walnut Pen Tray', 3300, 'tray', 'One groove for pens, one for everything else.'],
      ['Letterpress Cards', 1500, 'card', 'Ten cards and envelopes on cotton paper.'],
      ['Weekly Planner', 2000, 'book', 'Fifty-two undated weeks, so that none is wasted.'],
      ['Cedar Pencils', 900, 'pencils', 'A dozen, and each one sharpens cleanly.'],
      ['Sketchbook', 2200, 'book', 'Heavy paper for pencil, ink and a light wash.'],
      ['Postcard Set', 1200, 'card', 'Twelve landscapes for people who still write.'],
      ['Colour Pencils', 2600, 'pencils', 'Twenty-four shades with soft cores.'],
    ],
  },
  {
    slug: 'textiles',
    name: 'Textiles',
    intro: 'Wool, linen and cotton, woven to be used every day.',
    products: [
      ['Lambswool Throw', 8900, 'blanket', 'Light, warm and large enough for two.'],
      ['Linen Cushion', 3800, 'cushion', 'Washed until it is as soft as it looks.'],
      ['Waffle Bath Towel', 3200, 'towel', 'Dries you quickly, and itself as well.'],
      ['Cotton Bedspread', 11200, 'blanket', 'A quiet check in two natural colours.'],
      ['Jute Rug', 9400, 'rug', 'Round, sturdy and pleasant under bare feet.'],
      ['Velvet Cushion', 4200, 'cushion', 'Deep colour and a hidden zip.'],
      ['Wool Rug', 17800, 'rug', 'Felted by hand in a single round piece.'],
      ['Linen Tea Towel', 1600, 'towel', 'Polishes glasses without leaving a trace.'],
    ],
  },
];
