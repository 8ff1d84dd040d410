/** Style of the report page. Two schemes, one set of names; paper stays paper in the dark, a little dimmed. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ground:#f4f3ef;--panel:#fdfcfa;--ink:#22252a;--soft:#6b6f76;--line:#e3e0d8;--fine:#eeebe4;
--accent:#2257c5;--tint:#e8eefb;--sure:#12805c;--doubt:#a85400;--doubt-tint:#fdf0de;--bad:#b3261e;--bad-tint:#fbeae8;
--sans:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif;
--song:"Songti SC","Noto Serif CJK SC","Source Han Serif SC","STSong","SimSun",serif}
@media (prefers-color-scheme:dark){:root{--ground:#17181b;--panel:#1e2023;--ink:#e4e2dd;--soft:#9a9da3;--line:#34363a;--fine:#292b2f;
--accent:#8ab0ff;--tint:#263654;--sure:#5cc29c;--doubt:#f0b060;--doubt-tint:#3d2f1b;--bad:#f29a92;--bad-tint:#432523}.sheet{fill:#f1efe9}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:14px/1.65 var(--sans);font-variant-numeric:tabular-nums;text-autospace:normal;-webkit-text-size-adjust:100%}
h1,h2,h3,h4,p,dl,dd,ul,ol,figure{margin:0;padding:0}ul,ol{list-style:none}
code,kbd{font:.86em ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.en,[lang=en]{color:var(--soft);font-size:.85em;letter-spacing:.01em}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem 1.6rem;padding:.75rem 1.75rem;background:var(--panel);border-bottom:1px solid var(--line)}
h1{font-size:1.07rem;font-weight:600;overflow-wrap:anywhere}header p{color:var(--soft)}
.counts,.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem}.counts b{font-size:1.07rem;font-weight:600;margin-right:.35em}
.counts .review b{color:var(--doubt)}.counts .sure b{color:var(--sure)}.counts .bad b{color:var(--bad)}
.legend{margin-left:auto;color:var(--soft);font-size:.86rem}
.legend li::before{content:"";display:inline-block;width:.85em;height:.85em;margin-right:.45em;vertical-align:-.08em;border:1px solid currentColor;border-radius:2px}
.legend .sure::before{color:#12805c;background:#12805c33}.legend .review::before{color:#c25e00;background:#e07b0055}.legend .blank::before{border-style:dashed}
main{flex:1;min-height:0;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.08fr)}
.pages,.forms{overflow:auto;scroll-padding:4rem;outline-offset:-2px}
.pages{padding:.75rem 1rem;border-right:1px solid var(--line)}
figure{max-width:63.5rem;margin:0 auto .75rem;padding:.75rem;content-visibility:auto;contain-intrinsic-size:auto 50rem}
figure svg{display:block;width:100%;height:auto;background:#fff;border-radius:2px;box-shadow:0 0 0 1px #0000000f,0 1px 2px #00000012,0 10px 28px #0000001a}
figcaption{padding-top:.6rem;text-align:center;color:var(--soft);font-size:.86rem}
.failed{color:var(--bad)}
.dump{margin:0;padding:1rem .5rem 2rem 3.5rem;list-style:decimal;font-family:var(--song)}.dump li{white-space:pre-wrap}.dump li::marker{color:var(--soft);font-size:.8em}.dump li.lit{background:var(--tint)}
.glyphs{cursor:text}.mark{cursor:pointer}
.mark.lit{fill:#2f6bea;fill-opacity:.18;stroke:#2257c5;stroke-opacity:1;stroke-width:1.3;stroke-dasharray:none}
.forms{background:var(--panel);padding:2rem 2.25rem 4rem}
article{max-width:60rem;margin:0 auto 4.5rem}article+article{border-top:1px solid var(--line);padding-top:2.5rem}
.kicker{color:var(--soft);font-size:.86rem;letter-spacing:.06em}
h2{font:600 1.6rem/1.4 var(--song);margin:.15rem 0 .3rem -.4rem}
h3{font-size:1rem;font-weight:600;margin:2.1rem 0 .6rem}h3 .en,tfoot .en{font-weight:400}h4{font-size:.86rem;font-weight:400;color:var(--soft)}h4 .en,dt .en,th .en{margin-left:.45em}
.facts{display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem 1.2rem;color:var(--soft);font-size:.86rem}.facts .en{font-size:1em}
.head{display:grid;grid-template-columns:1fr 1fr auto;gap:.9rem 2rem;margin-top:1.5rem}.head div:first-child{grid-column:1/-1}
dt{color:var(--soft);font-size:.86rem}.head dd{margin-left:-.4rem}.head div:first-child dd{font-size:1.14rem}
.scroll{overflow-x:auto;margin:0 -.4rem}
table{width:100%;border-collapse:collapse;font-size:.93rem;line-height:1.5}
th{font-weight:400;text-align:left}thead th{padding:.3rem .4rem;color:var(--soft);font-size:.86rem;vertical-align:bottom;white-space:nowrap}thead .long{white-space:normal;min-width:9em}thead .en{display:block;margin:0}
tbody tr,tfoot tr{border-top:1px solid var(--fine)}tbody:first-of-type tr:first-child,tfoot tr{border-top-color:var(--soft)}
td,tbody th{padding:.3rem 0;vertical-align:top}tbody th{min-width:9em}tfoot td,tfoot th{padding:.45rem 0;font-weight:600}tfoot th{padding-left:.4rem}
.level{min-width:6.2em}.words{min-width:5em}td.name{min-width:9em;width:32%}th.number{text-align:right}td.number{text-align:right;white-space:nowrap}
.funding .total{font-weight:600}.funding tr:not(.total)>th .value{padding-left:1.4em}
.goal{display:grid;grid-template-columns:1fr 1fr;gap:1.75rem;font-size:.93rem}.goal+.goal{margin-top:1.2rem;border-top:1px solid var(--fine);padding-top:.9rem}
.goal .value{margin-left:-.4rem;max-height:22em;overflow:auto}
.extras{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.7rem 2rem}.extras dd{margin-left:-.4rem}
.value{display:inline-block;max-width:100%;padding:.05rem .4rem;border:0;border-radius:4px;background:none;color:inherit;font:inherit;text-align:inherit;line-height:inherit;cursor:pointer;overflow-wrap:anywhere;white-space:pre-line}
.number .value,.number .text{white-space:nowrap}
.value:hover{background:var(--fine)}.value.review{background:var(--doubt-tint)}.value.review .text{text-decoration:underline wavy var(--doubt) 1px;text-underline-offset:.25em}
.value.lit{background:var(--tint);box-shadow:inset 0 0 0 1.5px var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.none{color:var(--soft);opacity:.6}
.tag{margin-left:.4em;padding:0 .35em;border-radius:3px;background:var(--fine);color:var(--soft);font-size:.78em;white-space:nowrap}table .doubt small{display:none}.doubt small{font-size:1em}.tag.doubt{background:none;padding:0;color:var(--doubt);font-weight:600}
.flag::after{content:"●";margin-left:.3em;font-size:.6em;vertical-align:.35em}.value{position:relative}.number .flag::after{position:absolute;right:-.2rem;top:.35rem}.flag.error::after{color:var(--bad)}.flag.warning::after{color:var(--doubt)}.flag.info::after{color:var(--soft)}
.found{margin-top:1.5rem}.findings{display:grid;gap:.5rem}summary{margin:.5rem 0;color:var(--soft);font-size:.93rem;cursor:pointer}
.finding{padding:.6rem 1rem;border-radius:6px;background:var(--fine)}.finding.error{background:var(--bad-tint)}.finding.warning{background:var(--doubt-tint)}
.finding strong{margin-right:.4em}.error strong{color:var(--bad)}.warning strong{color:var(--doubt)}.finding .facts{margin-top:.2rem}
.place{padding:0;border:0;background:none;color:var(--accent);font:inherit;cursor:pointer;text-decoration:underline;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent);text-underline-offset:.2em}
.unplaced{max-width:60rem;margin:0 auto}.unplaced li{padding:.25rem 0;border-top:1px solid var(--fine)}.unplaced span{color:var(--soft);font-size:.86rem}
.empty{max-width:40rem;margin:3rem auto;color:var(--soft)}.empty.error{color:var(--bad)}
footer{display:flex;align-items:center;gap:1.1rem;height:3rem;flex:none;padding:0 1.75rem;line-height:1.4;background:var(--panel);border-top:1px solid var(--line);white-space:nowrap;overflow:hidden}
footer .name{font-weight:600}footer .printed,footer .hint{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis}footer .printed{font-family:var(--song)}footer .facts,footer .hint{color:var(--soft);font-size:.86rem}footer .doubtful{color:var(--doubt);font-size:.86rem}
kbd{padding:0 .35em;border:1px solid var(--line);border-radius:3px}
@media (max-width:80rem){.head{grid-template-columns:1fr 1fr}}
@media (max-width:60rem){html,body{height:auto}main{display:block}.pages,.forms{overflow:visible;padding:1.25rem 1rem}.pages{border:0}.head,.goal{grid-template-columns:1fr}header,footer{padding-left:1rem;padding-right:1rem}footer{position:sticky;bottom:0}.legend{margin-left:0}}
@media print{html,body,main,.pages,.forms{display:block;height:auto;overflow:visible}footer,.legend{display:none}figure{break-inside:avoid}}
`;
