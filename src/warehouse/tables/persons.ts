import type { Form } from '../../model.ts';

/** Who filled a form in, and how to reach them: labels of its foot that have no field of their own. */

const PREPARERS = /^(?:填报|填表|制表|经办|编制)(?:人|人员|人姓名)$/;
const TELEPHONES =
  /^(?:(?:填报|填表|制表|经办|编制|联系)(?:人|人员))?(?:的)?(?:联系)?(?:电话|方式|手机|手机号码?|电话号码)$/;

export const preparerOf = (form: Form): string | null => labelled(form, PREPARERS);
export const preparerTelephoneOf = (form: Form): string | null => labelled(form, TELEPHONES);

function labelled({ data }: Form, labels: RegExp): string | null {
  const own = Object.entries(data.extras).find(
    ([label, value]) =>
      value !== null && labels.test(label.replace(/\s|[(（](?:签[字名章]|盖章)+[)）]/g, '')),
  );
  return own?.[1] ?? null;
}
