/**
 * What models write and KaTeX lacks, in terms of what it has. Commands for colour lose their colour: the page's colours
 * say who wrote what.
 */
import type { KatexOptions } from 'katex';

const definitions: Readonly<Record<string, string>> = {
  // Text.
  '\\mbox': '\\text{#1}',
  '\\makebox': '\\text{#1}',
  '\\framebox': '\\fbox{#1}',
  '\\emph': '\\textit{#1}',
  '\\textsc': '\\text{#1}',
  '\\textsl': '\\textit{#1}',
  '\\textsuperscript': '^{\\text{#1}}',
  '\\textsubscript': '_{\\text{#1}}',
  '\\ensuremath': '{#1}',
  '\\intertext': '\\text{#1} \\\\',
  '\\shortintertext': '\\text{#1} \\\\',
  '\\textdollar': '\\text{\\$}',
  '\\textpercent': '\\%',
  '\\textdegree': '^\\circ',
  '\\texteuro': '\\text{€}',
  '\\euro': '\\text{€}',
  '\\textcent': '\\text{¢}',
  // Arcs, strokes and sets.
  '\\overparen': '\\overgroup{#1}',
  '\\overarc': '\\overgroup{#1}',
  '\\wideparen': '\\overgroup{#1}',
  '\\widearc': '\\overgroup{#1}',
  '\\arc': '\\overgroup{#1}',
  '\\underparen': '\\undergroup{#1}',
  '\\cancelto': '{\\cancel{#2}}^{#1}',
  '\\nsubset': '\\not\\subset',
  '\\nsupset': '\\not\\supset',
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\bigtimes': '\\operatorname*{\\times}',
  // Numbers with units.
  '\\ang': '{#1}^\\circ',
  '\\num': '{#1}',
  '\\unit': '\\,\\mathrm{#1}',
  '\\si': '\\mathrm{#1}',
  '\\qty': '{#1}\\,\\mathrm{#2}',
  '\\SI': '{#1}\\,\\mathrm{#2}',
  // Parts of tables.
  '\\multicolumn': '\\@secondoftwo{#1#2}{{#3}}',
  '\\multirow': '\\@secondoftwo{#1#2}{{#3}}',
  '\\cline': '\\@firstoftwo{}{#1}',
  // Colours.
  '\\color': '\\@firstoftwo{}{#1}',
  '\\textcolor': '\\@secondoftwo{#1}{{#2}}',
  '\\colorbox': '\\@secondoftwo{#1}{\\text{#2}}',
  '\\fcolorbox': '\\@secondoftwo{#1#2}{\\fbox{#3}}',
  // What has no look.
  '\\label': '\\@firstoftwo{}{#1}',
  '\\ref': '\\text{(#1)}',
  '\\eqref': '\\text{(#1)}',
  '\\hfill': '\\quad',
  '\\hfil': '\\quad',
  '\\strut': '\\vphantom{(}',
  '\\bigskip': '',
  '\\medskip': '',
  '\\smallskip': '',
  '\\centering': '',
  '\\noindent': '',
  '\\displaylimits': '\\limits',
  '\\nolinebreak': '',
};

/** A fresh object each time: KaTeX writes what a formula defines into it. */
export const macros = (): NonNullable<KatexOptions['macros']> => ({ ...definitions });
