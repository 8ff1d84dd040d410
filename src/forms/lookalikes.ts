/** Characters that readers of pictures take for each other. */
const GROUPS =
  '万方 率宰卒 目日曰自 末未 己已巳 值直佰 况祝兄 执热 权杈 标际 土士 资贷 数效 因困 析折 级圾 部郎 管菅官 户广尸 救教 责贵 任住 郫郸 间问 门内內 主王 支文 人入'
    .split(' ')
    .map(group => new Set(group));

/** Whether readers of pictures take two characters for each other. */
export function isAlike(one: string, other: string): boolean {
  return GROUPS.some(group => group.has(one) && group.has(other));
}

/** The characters that a reader may have taken for this one. */
function likenesses(character: string): string[] {
  return GROUPS.filter(group => group.has(character)).flatMap(group =>
    [...group].filter(other => other !== character),
  );
}

/** The pairs of characters of a text that stand next to each other. */
export function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => characters[index]! + character);
}

/** Whether a character of a text stands in no usual pair, and one that looks like it would stand in a known one. */
export function hasMisread(
  text: string,
  { isUsual, isKnown }: { isUsual(pair: string): boolean; isKnown(pair: string): boolean },
): boolean {
  const characters = [...text];
  return characters.some((character, at) => {
    const [before = '', after = ''] = [characters[at - 1], characters[at + 1]];
    const pairs = (one: string) => [before && before + one, after && one + after].filter(pair => pair !== '');
    return !pairs(character).some(isUsual) && likenesses(character).some(other => pairs(other).some(isKnown));
  });
}
