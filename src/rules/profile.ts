import type { Bilingual, DecimalText, Form } from '../model.ts';
import { compared } from '../values/text.ts';
import type { GroupKind } from './row.ts';

/** How much of a weight a lower-is-better indicator keeps when it is over its target. */
type ReverseFormula = 'linear' | 'ratio';

/** Weights of the first levels; they judge a form that has exactly these first levels. */
export type WeightPattern = { readonly [kind in GroupKind]?: DecimalText };

/** By what a form shows that it belongs to a place. All compared without white space and full-width forms. */
type ProfileSigns = {
  /** place names as they stand in titles and names of offices */
  readonly places?: readonly string[];
  /** the first digits of a project code: the administrative division (GB/T 2260) */
  readonly codes?: readonly string[];
  readonly templates?: readonly string[];
  readonly titles?: readonly string[];
};

/** What a place (and year) prescribes. Shares are of the weight, from 0 to 1; percentages from 0 to 100. */
export type Profile = {
  readonly id: string;
  readonly name: Bilingual;
  readonly basis: string;
  readonly signs: ProfileSigns;
  /** fiscal years it holds for */
  readonly years?: { readonly from?: number; readonly to?: number };
  /** weight of a whole form */
  readonly total: DecimalText;
  /** weight of the execution rate */
  readonly execution: DecimalText;
  /** empty where the weights are not known: then they are not measured */
  readonly weights: readonly WeightPattern[];
  readonly reverse: readonly ReverseFormula[];
  /** least share of 达成 and of 部分达成 */
  readonly bands: { readonly reached: DecimalText; readonly partly: DecimalText };
  /** actual ÷ target: from where it is worth a note, and from where it wants a reason */
  readonly overachieved: { readonly note: DecimalText; readonly reason: DecimalText };
  /** full from, nothing below, in percent, accepted beside the formulas; null where it is scored like any other quantity */
  readonly satisfaction: { readonly full: DecimalText; readonly none: DecimalText } | null;
  /** an execution rate below this, in percent, does not go with full outputs */
  readonly lowExecution: DecimalText;
  /** an adjusted budget below this share of the initial one, in percent, is a cut */
  readonly budgetCut: DecimalText;
  /** what to say of a total whose difference rounding alone explains */
  readonly roundingDoubt: 'silent' | 'info';
  /** grade words from the best, with the least total */
  readonly grades: readonly { readonly word: string; readonly from: DecimalText }[];
};

/** All profiles at hand: the special before the general; `national` where a form shows no place. */
export type Profiles = { readonly national: Profile; readonly places: readonly Profile[] };

type Sign = keyof ProfileSigns;

/**
 * The profile for each form: by the place names its offices show, else its project code, template or title; a form that
 * shows nothing goes with the others of its document. Bands printed in the form's own notes come before the profile's.
 */
export function chooseProfiles(forms: readonly Form[], profiles: Profiles): readonly Profile[] {
  const shown = forms.map(form => profileShown(form, profiles));
  const neighbour = shown.find(profile => profile !== null) ?? profiles.national;
  return forms.map((form, i) => withPrintedBands(shown[i] ?? neighbour, form));
}

function profileShown(form: Form, { places }: Profiles): Profile | null {
  const year = form.data.fiscalYear;
  const valid = places.filter(
    ({ years }) => year === null || ((years?.from ?? 0) <= year && year <= (years?.to ?? year)),
  );
  for (const sign of ['places', 'codes', 'templates', 'titles'] as const) {
    const found = valid.find(profile => shows(form, sign, profile.signs[sign] ?? []));
    if (found) return found;
  }
  return null;
}

function shows(form: Form, sign: Sign, words: readonly string[]): boolean {
  const { data } = form;
  const title = compared(data.title ?? '');
  if (sign === 'templates') return words.includes(form.template);
  if (sign === 'titles') return words.includes(title.replace(/[（(]?\d{4}年度?[)）]?/g, ''));
  if (sign === 'codes')
    return words.some(code => new RegExp(`^${code}\\d{6}[A-Z]\\d{6}`).test(data.projectName ?? ''));
  const offices = [title, data.supervisingDepartment, data.implementingUnit].map(name =>
    compared(name ?? ''),
  );
  return words.some(word => offices.some(office => office.includes(word)));
}

/** `100-80%（含80%）、80-50%（含50%）、50-0%` in a note gives the least share of 部分达成. */
const PRINTED_BANDS = /100%?[-~—至]+80%.{0,12}80%?[-~—至]+(50|60)%/;

function withPrintedBands(profile: Profile, { data }: Form): Profile {
  const notes = Object.entries(data.extras).filter(([label]) => /注|说明/.test(label));
  const least = notes
    .map(([, text]) => PRINTED_BANDS.exec(compared(text ?? ''))?.[1])
    .find(found => found !== undefined);
  return least === undefined ? profile : { ...profile, bands: { ...profile.bands, partly: `0.${least}` } };
}
