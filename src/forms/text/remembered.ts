/** The search asks the same of the same texts again and again. */
export function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return text => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size > 20_000) answers.clear();
    const answer = ask(text);
    answers.set(text, answer);
    return answer;
  };
}
