/** Looks of the certificate: black on white, on A4 when printed. */
export const STYLE = `
@page { size: A4; margin: 18mm 15mm }
body { font: 14px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #111;
  background: #fff; max-width: 60em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.6em } h2 { font-size: 1.15em; margin: 1.4em 0 .4em; break-after: avoid }
small { color: #444; font-weight: normal } th small { display: block }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #888; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: break-word }
tbody th { overflow-wrap: anywhere; min-width: 7em }
tr { break-inside: avoid }
.verdict { border: 2px solid #111; padding: .6em 1em } .verdict b { font-size: 1.4em }
.accepted { border-color: #14602c } .rejected { border-color: #a01313 }
.sign { margin-top: 2em } .sign span { display: inline-block; width: 14em; border-bottom: 1px solid #111 }
@media print { body { margin: 0; max-width: none; font-size: 11px } }
`;
