/** Where one said something while a draw was worked through: what was said last may stand on a document that was left since. */
const said: string[] = [];
/** address of a document that one goes back to for taking something back */
let awaited: string | null = null;

/** Something was said of the document at an address, or taken back again. */
export function noteSaid(address: string, isUndo: boolean): void {
  if (isUndo) said.pop();
  else said.push(address);
}

/** Goes to where something was said last, to take it back there; whether that is elsewhere. */
export function goBack(address: string): boolean {
  const last = said.at(-1);
  if (last === undefined || last === address) return false;
  awaited = last;
  location.hash = last;
  return true;
}

/** Whether the document at an address was opened for taking back what was said last. */
export function isGoneBackTo(address: string): boolean {
  const isSo = awaited === address;
  awaited = null;
  return isSo;
}
