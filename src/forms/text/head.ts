import type { Label } from './label.ts';
import { isFigure } from './numbers.ts';
import { type PairParts, slotOf } from './parts.ts';
import { plain, type Token } from './token.ts';

const ORGANISATION =
  /(?:局|委|委员会|厅|部|办|办公室|中心|政府|院|校|学|小学|中学|站|所|队|馆|公司|处|会|社|街道|园|集团|团|乡|镇|村|本级|机关)$|^\d{3,}-/;

/**
 * The head's labels with their values: each text goes to the label that has waited longest; where only one waits, all
 * texts up to the next label are its own. What stands behind `end` is taken only by a label that still waits, and only
 * if it names an office.
 */
export function readHead(
  labels: readonly Label[],
  tokens: readonly Token[],
  { end, isLabel }: { end: number; isLabel: ReadonlySet<Token> },
): PairParts[] {
  const start = labels[0]?.tokens[0]?.order ?? 0;
  const values = new Map<Label, Token[]>(labels.map(label => [label, []]));
  const doubtful = new Set<Label>();
  const pending: Label[] = [];
  let open: Label | null = null;
  for (const token of tokens.slice(tokens.findIndex(({ order }) => order === start))) {
    const label = labels.find(({ tokens: own }) => own[0] === token);
    if (label) {
      pending.push(label);
      open = null;
    }
    if (isLabel.has(token)) {
      if (!label) open = null;
      continue;
    }
    if (isFigure(token.text) || /^[(（]万?元[)）]$/.test(token.text)) continue;
    const isLate = token.order > end;
    if (isLate && (pending.length === 0 || !isOffice(token))) continue;
    const last = pending.at(-1)?.tokens.at(-1);
    const isBeside = last?.order === token.order - 1 && last.bbox[1] === token.bbox[1];
    const next: Label | undefined = isBeside ? pending.pop() : pending.shift();
    if (next) {
      if ((pending.length > 0 && !isBeside) || isLate) doubtful.add(next);
      values.get(next)!.push(token);
      open = isLate ? null : next;
    } else if (open) values.get(open)!.push(token);
  }
  giveLeft({ labels, values, tokens, end, isLabel });
  return labels.map(label => {
    const value = values.get(label)!;
    const isOdd = doubtful.has(label) && (value.length !== 1 || !fits(label, value[0]!));
    return {
      label: label.tokens,
      value: slotOf(value, ...(isOdd || value.length === 0 ? (['ambiguous'] as const) : [])),
    };
  });
}

type Left = {
  readonly labels: readonly Label[];
  readonly values: ReadonlyMap<Label, Token[]>;
  readonly tokens: readonly Token[];
  readonly end: number;
  readonly isLabel: ReadonlySet<Token>;
};

/** One label without a value and one office that no label has: they belong together. */
function giveLeft({ labels, values, tokens, end, isLabel }: Left): void {
  const empty = labels.filter(label => values.get(label)!.length === 0 && /单位|部门/.test(label.name));
  const given = new Set([...values.values()].flat());
  const left = tokens.filter(token => !isLabel.has(token) && !given.has(token) && isOffice(token));
  const late = left.filter(({ order }) => order > end);
  if (empty.length === 1 && late.length === 1) values.get(empty[0]!)!.push(late[0]!);
}

function isOffice(token: Token): boolean {
  return (
    ORGANISATION.test(plain(token)) &&
    !/[，。；、：]|^[<>=≤≥]|^\d{1,3}\D/.test(token.text) &&
    token.text.length >= 4
  );
}

/** Offices stand behind the labels of offices, and only there. */
function fits(label: Label, value: Token): boolean {
  if (/单位|部门/.test(label.name)) return isOffice(value);
  return label.name.endsWith('名称') && !isOffice(value);
}
