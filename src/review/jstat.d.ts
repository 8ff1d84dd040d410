/** What is used of jstat, which brings no types. */
declare module 'jstat' {
  const jstat: {
    readonly beta: { inv(probability: number, alpha: number, beta: number): number };
    gammaln(x: number): number;
  };
  export = jstat;
}
