/** The stretches of a list between the items that part it. */
export function splitBy<T>(items: readonly T[], parts: (item: T) => boolean): T[][] {
  const groups: T[][] = [[]];
  for (const item of items) {
    if (parts(item)) groups.push([]);
    else groups.at(-1)!.push(item);
  }
  return groups.filter(group => group.length > 0);
}
