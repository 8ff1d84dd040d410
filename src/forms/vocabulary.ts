import { ENTRIES, type LabelRole, type LexiconEntry, type RoleIn, type Room } from './lexicon.ts';

/** A word of the lexicon; the usual ones are known again where a character of them is broken or misread. */
export type LexiconWord = {
  readonly role: LabelRole;
  /** as it is printed, with its brackets */
  readonly word: string;
  readonly grade: 'usual' | 'also' | 'bare';
};

type Open = { readonly role: LabelRole; readonly pattern: RegExp };

const ALL: readonly LexiconWord[] = ENTRIES.flatMap(entry => [...wordsOf(entry), ...derivedOf(entry)]);

/** Every word that stands for itself, without those that go on. */
export const VOCABULARY: readonly LexiconWord[] = ALL.filter(({ word }) => !word.includes('…'));

const BY_ROOM = new Map(
  [...Map.groupBy(VOCABULARY, ({ role }) => roomOf(role))].map(([room, words]) => [
    room,
    // the first entry that has a word tells what it means
    new Map(words.toReversed().map(({ role, word }) => [withoutBrackets(word), role])),
  ]),
);

const OPEN: ReadonlyMap<string, readonly Open[]> = Map.groupBy(
  ALL.filter(({ word }) => word.includes('…')).map(({ role, word }) => ({
    role,
    pattern: openPattern(word),
  })),
  ({ role }) => roomOf(role),
);

/** characters; a longer text that ends like a label is a sentence */
const LONGEST_LABEL = 30;

/** What a label means in a room of the form, by its words alone; null where it is no label of that room. */
export function meaningIn<Name extends Room>(room: Name, label: string): RoleIn<Name> | null {
  const bare = withoutBrackets(label);
  const isLong = label.length > LONGEST_LABEL;
  const role =
    BY_ROOM.get(room)?.get(bare) ??
    (isLong ? null : OPEN.get(room)?.find(({ pattern }) => pattern.test(label) || pattern.test(bare))?.role);
  return !role ? null : (meaningOf(role) as RoleIn<Name>);
}

export function roomOf(role: LabelRole): Room {
  return role.slice(0, role.indexOf('.')) as Room;
}

export function meaningOf(role: LabelRole): string {
  return role.slice(role.indexOf('.') + 1);
}

export function withoutBrackets(label: string): string {
  return label.replace(/[()]/g, '');
}

function wordsOf({ role, usual, also, bare }: LexiconEntry): LexiconWord[] {
  const grades = { usual, also, bare };
  return (['usual', 'also', 'bare'] as const).flatMap(grade =>
    split(grades[grade]).map(word => ({ role: role as LabelRole, word, grade })),
  );
}

/** The words of an entry with what may stand before or behind them. */
function derivedOf(entry: LexiconEntry): LexiconWord[] {
  return wordsOf(entry)
    .filter(({ word }) => !word.includes('…'))
    .flatMap(({ role, word, grade }) => {
      const longer = split(entry.before).map(before => before + word);
      const ended = [word, ...longer].flatMap(own => split(entry.after).map(after => own + after));
      return [
        ...longer.map((own): LexiconWord => ({ role, word: own, grade: grade === 'usual' ? 'also' : grade })),
        ...ended.map((own): LexiconWord => ({ role, word: own, grade: 'bare' })),
      ];
    });
}

function split(words: string | undefined): string[] {
  return words?.split(/\s+/) ?? [];
}

/** Digits behind a label are a value: 实际完成12公里. */
function openPattern(word: string): RegExp {
  const [before = '', after = ''] = [word.startsWith('…') ? '' : '^', word.endsWith('…') ? '\\D*$' : '$'];
  return new RegExp(before + word.replaceAll('…', '') + after);
}
