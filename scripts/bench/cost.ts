/** Prints what this process has cost, as the last line of standard error. */
export function reportCost(): void {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`${JSON.stringify({ user: userCPUTime / 1e6, peak: maxRSS / 1024 })}\n`);
}
