/** Words of the official scale. */
const SCALE = /^(?:全部或基本|基本|部分|未)?达成(?:预期|年度)指标(?:并具有一定效果|且效果较差)?$/;

/** Short words that stand as a value and not as the name of an indicator, or as a unit. */
const VALUE_WORD =
  /^(?:已?(?:全部|基本|按[时期]|及时|如期|部分)?(?:完成|达成|达标|到位|实现|落实|发放|兑付|拨付)|及时|有效|明显|显著|良好|优|优秀|良|好|高|较高|较好|合格|合规|健全|完善|规范|准确|是|否|有|无|可控|具备|保障|稳定|达到|提升|改善|增强|不断完善|得到保障|严格执行|定性|日[产清]日清|(?:效果|作用|成效)(?:明显|显著|良好|较好)|.{0,2}(?:有效|明显|显著|持续|逐步|稳步|不断|长期|进一步|较?大幅?|切实|充分).{0,3}(?:提升|提高|改善|增强|加强|促进|保障|控制|完善|发挥|发挥作用|推动|增加|降低|减少|缓解|优化|养成)?)$/;

export function isValueWord(text: string): boolean {
  return VALUE_WORD.test(text);
}

export function isOfScale(text: string): boolean {
  return SCALE.test(text);
}
