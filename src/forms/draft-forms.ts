import type { Draft, EvidenceSource, FieldReading, Page, TextLine } from '../model.ts';
import { type Drafted, draftForm } from './draft.ts';
import type { FoundForm } from './find-forms.ts';
import type { Template } from './template.ts';

/** What the drafts of a document are read from. */
type FormsOnPages = {
  readonly found: readonly FoundForm[];
  /** lines outside the tables */
  readonly lines: readonly TextLine[];
  readonly source: EvidenceSource;
};

/** Reads every form that was found, each value from the text layer, the picture or the dump that it stands in. */
export function draftForms(
  { found, lines, source }: FormsOnPages,
  pages: readonly Page[],
  templates: readonly Template[],
): readonly Drafted[] {
  const documentYear = yearLine(lines);
  const scanned = new Set(pages.filter(({ kind }) => kind === 'scanned').map(({ page }) => page));
  return found.map(form => {
    const drafted = draftForm(form, { templates, source, documentYear });
    return { ...drafted, draft: withSources(drafted.draft, source, scanned) };
  });
}

/** The first line of a document that names a year as the year of what follows: 某局2023年度部门决算. */
function yearLine(lines: readonly TextLine[]): TextLine | null {
  return lines.find(({ text }) => /(19|20)\d{2}\s*年度/.test(text) && text.length <= 40) ?? null;
}

/** What stands on the page of a scan was read from a picture, even where nothing is printed; a dump has no pages. */
function withSources(draft: Draft, source: EvidenceSource, scanned: ReadonlySet<number>): Draft {
  const readings = draft.readings.map((reading): FieldReading => {
    const isScanned = reading.regions?.some(({ page }) => scanned.has(page));
    return isScanned ? { ...reading, source: 'ocr' } : reading;
  });
  return { ...draft, pages: source === 'text-dump' ? [] : draft.pages, readings };
}
