/** Families about shapes: a lawn, a fence, and a box full of cubes. */
import { boxed, wholeMinus, wholePlus, wholeTimes } from '../../arithmetic/step.ts';
import { defineFamily } from '../family.ts';
import { people } from '../scene.ts';

/** Area of a rectangle less a part of it. */
const lawn = defineFamily({
  name: 'lawn',
  draw(n) {
    const [length, width] = n.product('product22');
    return { length, width, pond: n.takeFrom(length * width) };
  },
  steps(p) {
    const area = wholeTimes(p.length, p.width);
    return { area, grass: wholeMinus(area.value, p.pond) };
  },
  scene: (random) => ({
    field: random.pick(['park', 'garden', 'meadow', 'yard', 'field']),
    ...random.pick([
      { a: 'a pond', the: 'the pond', rest: 'grass' },
      { a: 'a playground', the: 'the playground', rest: 'grass' },
      { a: 'a car park', the: 'the car park', rest: 'grass' },
      { a: 'a greenhouse', the: 'the greenhouse', rest: 'lawn' },
    ]),
  }),
  problems: (p, w) => [
    `A rectangular ${w.field} is ${p.length} metres long and ${p.width} metres wide. In it there is ${w.a} with an area of ${p.pond} square metres, and the rest is ${w.rest}. How many square metres are ${w.rest}?`,
    `A ${w.field} has the shape of a rectangle with sides of ${p.length} m and ${p.width} m. Except for ${w.a} of ${p.pond} square metres, it is covered with ${w.rest}. What area is covered with ${w.rest}, in square metres?`,
    `On a rectangular ${w.field}, ${p.length} metres by ${p.width} metres, ${w.the} takes up ${p.pond} square metres. Find the area of the remaining part in square metres.`,
    `The length of a rectangular ${w.field} is ${p.length} metres and its width is ${p.width} metres. How many square metres remain for ${w.rest} if ${w.a} needs ${p.pond} square metres?`,
    `How many square metres of a rectangular ${w.field} are left for ${w.rest} when it measures ${p.length} metres by ${p.width} metres and ${w.a} covers ${p.pond} square metres of it?`,
    `A town plans ${w.a} of ${p.pond} square metres in a rectangular ${w.field}. The ${w.field} is ${p.length} metres long and ${p.width} metres wide. What area in square metres stays free for ${w.rest}?`,
    `Inside a rectangular ${w.field} with a width of ${p.width} metres and a length of ${p.length} metres lies ${w.a}. It fills ${p.pond} square metres. Work out the rest of the area in square metres.`,
  ],
  solution: (p, s, w) => [
    [
      `The whole ${w.field} is a rectangle that is ${p.length} metres long and ${p.width} metres wide, and ${w.the} takes ${p.pond} square metres of it.`,
      `We know the length, ${p.length} metres, and the width, ${p.width} metres, of the ${w.field}, and that ${w.the} covers ${p.pond} square metres.`,
      `The sides of the ${w.field} are ${p.length} metres and ${p.width} metres.`,
    ],
    [
      `We find the area of the whole ${w.field} first, and then we take away the area of ${w.the}.`,
      `The plan is to work out the whole area and to subtract the part that ${w.the} takes.`,
      `The rest is the whole less the part that is taken.`,
    ],
    [
      `The area of a rectangle is its length times its width, so the ${w.field} has an area of ${s.area.tex} square metres.`,
      `The area of a rectangle is length times width: ${s.area.tex} square metres.`,
      `For the rectangle, length times width gives ${s.area.tex} square metres.`,
    ],
    [
      `From this we subtract the ${p.pond} square metres of ${w.the}: ${s.grass.tex}.`,
      `Of this area, ${w.the} takes ${p.pond} square metres, so what remains is ${s.grass.tex}.`,
      `Without ${w.the} there remain ${s.grass.tex} square metres.`,
    ],
    [
      `So ${boxed(s.grass)} square metres are left for ${w.rest}.`,
      `The remaining part of the ${w.field} has an area of ${boxed(s.grass)} square metres.`,
      `The rest of the ${w.field} measures ${boxed(s.grass)} square metres.`,
    ],
  ],
});

/** Width and length from each other, perimeter, less the gate, x price, plus the gate's price: six steps. */
const fence = defineFamily({
  name: 'fence',
  draw(n) {
    for (;;) {
      const [width, times] = [n.int(4, 12), n.int(2, 3)];
      const gate = n.int(2, 5);
      const metres = 2 * (width * times + width) - gate;
      if (metres < 13 || metres > 98 || metres % 10 === 0) continue;
      const price = n.multiplier();
      return { width, times, gate, price, gatePrice: n.addTo(metres * price) };
    }
  },
  steps(p) {
    const length = wholeTimes(p.times, p.width);
    const half = wholePlus(length.value, p.width);
    const around = wholeTimes(2, half.value);
    const metres = wholeMinus(around.value, p.gate);
    const cost = wholeTimes(metres.value, p.price);
    return { length, half, around, metres, cost, total: wholePlus(cost.value, p.gatePrice) };
  },
  scene: (random) => ({
    ...random.pick(people),
    field: random.pick(['garden', 'paddock', 'yard', 'field', 'pasture']),
  }),
  problems: (p, w) => [
    `A rectangular ${w.field} is ${p.width} metres wide and ${p.times} times as long. ${w.name} fences it all around except for a gate of ${p.gate} metres. The fence costs ${p.price} dollars a metre and the gate ${p.gatePrice} dollars. What is the total cost in dollars?`,
    `${w.name} builds a fence around a rectangular ${w.field} with a width of ${p.width} metres and a length ${p.times} times the width. A gate of ${p.gate} metres costs ${p.gatePrice} dollars, and each metre of fence costs ${p.price} dollars. How many dollars does ${w.they} pay?`,
    `The ${w.field} of ${w.name} is a rectangle, ${p.width} metres wide and ${p.times} times as long as wide. Find the cost in dollars of a fence at ${p.price} dollars per metre with a gate that is ${p.gate} metres wide and costs ${p.gatePrice} dollars.`,
    `One metre of fence costs ${p.price} dollars. ${w.name} has a rectangular ${w.field}, ${p.width} metres wide and ${p.times} times as long, and leaves ${p.gate} metres for a gate that costs ${p.gatePrice} dollars. How many dollars does ${w.they} need for the fence and the gate?`,
    `How many dollars do a fence and a gate around a rectangular ${w.field} cost, if the ${w.field} is ${p.width} metres wide and ${p.times} times as long, the gate is ${p.gate} metres wide and costs ${p.gatePrice} dollars, and ${w.name} pays ${p.price} dollars per metre of fence?`,
    `A ${w.field} has a width of ${p.width} metres, and its length is ${p.times} times the width. ${w.name} wants a fence around this rectangle at ${p.price} dollars a metre, and a gate of ${p.gate} metres for ${p.gatePrice} dollars. What does it cost in dollars?`,
    `To fence in a rectangular ${w.field}, ${w.name} pays ${p.price} dollars for each metre and ${p.gatePrice} dollars for a gate of ${p.gate} metres. The width is ${p.width} metres and the length ${p.times} times that. Work out the whole price in dollars.`,
  ],
  solution: (p, s, w) => [
    [
      `The ${w.field} is ${p.times} times as long as it is wide, so its length is ${s.length.tex} metres.`,
      `First we find the length of the ${w.field}, which is ${p.times} times the width: ${s.length.tex} metres.`,
      `The length of the ${w.field} is ${s.length.tex} metres.`,
    ],
    [
      `One length and one width together are ${s.half.tex} metres, so the way around is ${s.around.tex} metres.`,
      `Length and width together make ${s.half.tex} metres, and all four sides are twice that: ${s.around.tex} metres.`,
      `With ${s.half.tex} metres for two sides, the perimeter is ${s.around.tex} metres.`,
    ],
    [
      `There is no fence at the gate, so the fence is ${s.metres.tex} metres long.`,
      `The gate takes ${p.gate} metres of this, so the fence needs ${s.metres.tex} metres.`,
      `Leaving out the gate, we get ${s.metres.tex} metres of fence.`,
    ],
    [
      `At ${p.price} dollars a metre, the fence costs ${s.cost.tex} dollars.`,
      `Each metre costs ${p.price} dollars, so for the fence ${w.name} pays ${s.cost.tex} dollars.`,
      `The price of the fence is ${s.cost.tex} dollars.`,
    ],
    [
      `With the gate for ${p.gatePrice} dollars, this makes ${s.total.tex}.`,
      `We add the price of the gate: ${s.total.tex}.`,
      `The gate comes on top: ${s.total.tex}.`,
    ],
    [
      `So fence and gate cost ${boxed(s.total)} dollars.`,
      `In total, ${w.name} pays ${boxed(s.total)} dollars.`,
      `Together that is ${boxed(s.total)} dollars.`,
    ],
  ],
});

/** Cubes in a layer, then layers x cubes. */
const cubes = defineFamily({
  name: 'cubes',
  draw(n) {
    const [length, width] = n.large ? n.factorsOfLeft() : [n.factor(), n.factor()];
    return { length, width, layers: n.large ? n.multiplier() : 10 };
  },
  steps(p) {
    const layer = wholeTimes(p.length, p.width);
    return { layer, all: wholeTimes(layer.value, p.layers) };
  },
  scene: (random) => ({
    ...random.pick(people),
    ...random.pick([
      { box: 'box', cube: 'wooden cube', cubes: 'wooden cubes' },
      { box: 'crate', cube: 'sugar cube', cubes: 'sugar cubes' },
      { box: 'container', cube: 'dice', cubes: 'dice' },
      { box: 'case', cube: 'small parcel', cubes: 'small parcels' },
    ]),
  }),
  problems: (p, w) => [
    `${w.name} fills a ${w.box} with ${w.cubes} of equal size. The bottom layer has ${p.length} rows of ${p.width}, and there are ${p.layers} such layers. How many ${w.cubes} are in the ${w.box}?`,
    `A ${w.box} is filled with ${p.layers} layers of ${w.cubes}. In each layer there are ${p.length} rows with ${p.width} ${w.cubes} in a row. How many ${w.cubes} does ${w.name} need to fill it?`,
    `Each layer in a ${w.box} consists of ${p.length} rows, and in every row there are ${p.width} ${w.cubes}. ${w.name} stacks ${p.layers} layers. Find the number of ${w.cubes}.`,
    `How many ${w.cubes} fit into a ${w.box} if ${w.name} can place ${p.length} rows of ${p.width} on the bottom and ${p.layers} layers on top of each other?`,
    `The bottom of a ${w.box} has room for ${p.length} rows of ${p.width} ${w.cubes}. ${w.name} packs the ${w.box} with ${p.layers} layers like this. What is the number of ${w.cubes} in it?`,
    `A full ${w.box} has ${p.layers} layers of ${w.cubes}, with ${p.length} rows in a layer and ${p.width} in a row. ${w.name} counts all of them. Which number should ${w.they} get?`,
    `In every row of a ${w.box} lie ${p.width} ${w.cubes}, in every layer ${p.length} rows, and ${p.layers} layers reach the top. How many ${w.cubes} has ${w.name} packed?`,
  ],
  solution: (p, s, w) => [
    [
      `The ${w.box} consists of ${p.layers} equal layers, so we count the ${w.cubes} in one layer first.`,
      `We start with a single layer, because all ${p.layers} layers are the same.`,
      `All the layers are alike, so one layer is enough to begin with.`,
    ],
    [
      `A layer has ${p.length} rows, and every row has ${p.width} ${w.cubes}.`,
      `In one layer, there are ${p.length} rows with ${p.width} ${w.cubes} each.`,
      `It has ${p.length} rows of ${p.width}.`,
    ],
    [
      `So in one layer we count ${s.layer.tex} ${w.cubes}.`,
      `To count them, we multiply the rows by the number in a row: ${s.layer.tex}.`,
      `That makes ${s.layer.tex} for the layer.`,
    ],
    [
      `Each of the ${p.layers} layers holds this many, so for the whole ${w.box} we multiply by the number of layers: ${s.all.tex}.`,
      `Now we take this number ${p.layers} times, once for every layer: ${s.all.tex}.`,
      `Since there are ${p.layers} layers, the whole ${w.box} has ${s.all.tex}.`,
    ],
    [
      `This is also the way to find the volume of a box: length times width times height.`,
      `It is the same as the volume of a box, which is length times width times height.`,
      `We have multiplied length, width and height, as for any volume.`,
    ],
    [
      `So there are ${boxed(s.all)} ${w.cubes} in the ${w.box}.`,
      `The ${w.box} holds ${boxed(s.all)} ${w.cubes}.`,
      `${w.name} has used ${boxed(s.all)} ${w.cubes}.`,
    ],
  ],
});

export const geometryFamilies = [lawn, fence, cubes];
