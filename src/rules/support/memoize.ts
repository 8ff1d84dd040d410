/** A question about a row or a form that several rules ask: it is answered once. */
export function memoize<About extends object, Answer>(
  answer: (about: About) => Answer,
): (about: About) => Answer {
  const known = new WeakMap<About, { readonly answer: Answer }>();
  return about => {
    let found = known.get(about);
    if (!found) {
      found = { answer: answer(about) };
      known.set(about, found);
    }
    return found.answer;
  };
}
