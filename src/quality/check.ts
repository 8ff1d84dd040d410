import type { TextPiece } from '../forms/draft-writer.ts';
import type { FormSegment } from '../forms/find-forms.ts';
import type { AccountItem, Bilingual, Doubt, Grounds, Note, Path, Region, TypedForm } from '../model.ts';

/** How what a form was read from came to us; what a check is worth differs by it. */
export type ReadingWay = Grounds['way'] | 'typed';

/** A form before anything is said of how sure it is, and what it was read from. */
export type Subject = {
  readonly form: TypedForm;
  readonly segments: readonly FormSegment[];
  /** pieces of the pages that are in a label or in a value */
  readonly claimed: ReadonlySet<TextPiece>;
  /** more than one where columns are a conclusion in a picture */
  readonly ways: readonly ReadingWay[];
  readonly pages: PageStates;
  /** things on the pages of the document that nothing explains */
  readonly unexplained: readonly AccountItem[];
};

/** Numbers of pages by what is wrong with them. */
export type PageStates = {
  /** the text layer is broken at large */
  readonly illegible: ReadonlySet<number>;
  /** a part of the page's data is lost */
  readonly damaged: ReadonlySet<number>;
  /** the report of the page says that it could not be read */
  readonly failed: ReadonlySet<number>;
  /** of these, the ones that no form was found on */
  readonly cut: ReadonlySet<number>;
};

/** What a check has seen: the values that it speaks of, with what is to be said of them. */
export type Observation = {
  readonly paths: readonly Path[];
  /** where the check's own note does not say it */
  readonly note?: Note;
  /** the place of what may be a value's text, where that seems absent */
  readonly regions?: readonly Region[];
  /** how much likelier it is where the values are right than where they are wrong, by path; else the table of weights says */
  readonly ratios?: ReadonlyMap<Path, number>;
};

/**
 * A form as printed, in rows of cells parted by `|`, and paths that the check speaks of in it, among others; none where it
 * keeps silent. ✂ stands where a text is cut off, \uFFFD for a character that its font cannot tell.
 */
export type CheckExample = {
  readonly title: Bilingual;
  readonly table: string;
  readonly as: ReadingWay;
  readonly finds: readonly Path[];
};

/** One reason to doubt, or to believe: a file of its own, with the examples that are its tests. */
export type Check = {
  readonly id: Doubt;
  readonly statement: Bilingual;
  readonly why: Bilingual;
  /** the word in `notes` */
  readonly note: Note;
  readonly examples: readonly CheckExample[];
  readonly observe: (subject: Subject) => readonly Observation[];
};

/** A form in which everything is in its place. */
const SOUND = `
  项目名称 | 城市公园养护 | < | < | < | < | <
  项目资金（万元） | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <
  年度资金总额 | 100 | 100 | 10 | 100% | 10 | <
  年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <
  ^ | 养护公园三十公顷，草木成活 | < | < | 养护公园三十一公顷，草木成活 | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 养护面积 | ≥30公顷 | 31公顷 | 30 | 30
  ^ | 质量指标 | 合格率 | ≥95% | 96% | 30 | 30
  ^ | 时效指标 | 完成时间 | 2023年12月底前 | 2023年11月 | 20 | 20
  ^ | 成本指标 | 养护成本 | ≤30万元 | 29万元 | 10 | 10
  总分 | < | < | < | < | 100 | 100`;

/** An example: the sound form with pieces of it changed, drawn where nothing else is said. */
export function example(
  title: Bilingual,
  changes: readonly (readonly [from: string, to: string])[],
  { finds, as = 'drawn' }: { readonly finds: readonly Path[]; readonly as?: ReadingWay },
): CheckExample {
  return {
    title,
    as,
    finds,
    // made when somebody asks: a reader of forms has no need of it
    get table() {
      return changes.reduce((text, [from, to]) => text.replace(from, to), SOUND);
    },
  };
}

/** The sound form as it is: every check has to keep silent. */
export function soundExample(as: ReadingWay = 'drawn'): CheckExample {
  return example({ zh: '完好的表', en: 'a sound form' }, [], { finds: [], as });
}

/** The paths of a form that a pattern matches, as one observation; none where there are none. */
export function speaking(form: TypedForm, pattern: RegExp): readonly Observation[] {
  const paths = Object.keys(form.facts).filter(path => pattern.test(path));
  return paths.length > 0 ? [{ paths }] : [];
}

/** Paths, as one observation; none where there are none. */
export function about(paths: readonly Path[]): readonly Observation[] {
  return paths.length > 0 ? [{ paths: [...new Set(paths)] }] : [];
}
