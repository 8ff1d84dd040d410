/** Money that is given out or spent. */
const MONEY = /资金|经费|款|补助|补贴|奖补|奖励|薪|工资|津贴|费用|专项债|预算|[^基]金(?!属|融)|费(?!者)/;
const PAID = /支付|拨付|拨款|发放|兑付|兑现|支出|使用|支用|下达|到位|缴纳|执行|投入|列支|划拨|结算/;

/** what a lender does is an output; what is paid for a loan is none */
const LENT = /贷款(?!利息|本息|本金|贴息)|担保|授信/;

/** Paying out money, by the name of the indicator. */
export function namesPaying(name: string): boolean {
  return MONEY.test(name) && PAID.test(name) && !LENT.test(name);
}

/** what is brought in is an output, or an effect */
const EARNED =
  /收入|收缴|征收|征缴|追缴|追回|收回|引进|争取|募集|筹|节约|节省|减免|贷款|融资|罚|税|保证金|出让金/;

/** A name that is the money and nothing else: 补助经费, 购置补贴. */
export function namesMoney(name: string): boolean {
  return (
    /(?:资金|经费|补助|补贴|奖补|奖励|津贴|费用|补助费|补助款|补偿款|奖励金|补助金)(?:金额|总额|数额|额)?$/.test(
      name,
    ) && !EARNED.test(name)
  );
}

const SPENDING =
  /(?:资金|经费|预算|款项?)(?:的)?(?:使用|支出|执行|拨付|支付|到位|下达|发放|投入)(?:进度)?(?:完成)?(?:情况|率|进度|比例|额)?$/;

/** How much was spent, and nothing of how: 经费使用完成情况; not 资金使用合规率. */
export function namesSpending(name: string): boolean {
  return SPENDING.test(name);
}
