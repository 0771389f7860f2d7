/** How people say and jot down that they buy several of a thing. */

/** How somebody buys `{<number> <item>}` at `{<cost>}` each: the same ways for both things of a receipt. */
export const purchase = (number: string, item: string, cost: string): readonly string[] => [
  `{who} <buys|bought> {${number} ${item}} at {${cost}} [each|apiece|a piece]`,
  `{who} <takes|took> {${number} ${item}} for {${cost}} [each|apiece]`,
  `{who} <gets|got> {${number} ${item}}, and a {${item}} <costs|cost> {${cost}}`,
  `there <are|were> {${number} ${item}} at {${cost}} [each|apiece] on the receipt`,
  `a {${item}} <is|was> {${cost}}, and {who} <has|had> {${number}:n} of them`,
  `{${number} ${item}} at {${cost}} per {${item}} <go|went> into the basket`,
  `the {${item}:s} cost {${cost}} [each|a piece], and {who} <picks|picked> up {${number}:n}`,
  `{who} <pays|paid> {${cost}} [each|apiece] for {${number} ${item}}`,
  `{${number} ${item}} <are|were> bought at {${cost}} [a piece|each]`,
  `{who} <wants|wanted> {${number} ${item}}, priced at {${cost}} each`,
  `for every one of the {${number} ${item}}, {who} <pays|paid> {${cost}}`,
];
/** Ways to note down a number of items and their price. The arguments are names of slots. */
export const jotted = (number: string, item: string, cost: string): readonly string[] => [
  `{${number} ${item}} @ {${cost}}`,
  `{${number} ${item}}, {${cost}} each`,
  `{${number}:n} x {${item}} at {${cost}}`,
  `{${item}:s}: {${number}:n} at {${cost}}`,
  `{${number} ${item}} ({${cost}} each)`,
];
