/** Light and dark by the reader's choice; one column on paper. */
export const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#555d66;--paper:#fff;--panel:#f5f6f8;--line:#d5d9df;--accent:#1d4e89;
--fail:#b3261e;--waived:#7a4f00;--unknown:#7a4f00;--silent:#3f5f7f;--pass:#1b6e3c}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#aab2bc;--paper:#14171a;--panel:#1e2226;--line:#373d44;
--accent:#8ab4f8;--fail:#ff8a80;--waived:#ffcc66;--unknown:#ffcc66;--silent:#9ec5ec;--pass:#7fd6a0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main,header,footer{max-width:72rem;margin:0 auto;padding:1rem 1.5rem}
h1{font-size:1.7rem;margin:.5rem 0}h2{font-size:1.25rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:0}
a{color:var(--accent)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:2}
.notice{border-left:.4rem solid var(--unknown);background:var(--panel);padding:.6rem 1rem;font-weight:600}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem;padding:0;list-style:none}
.cards li{background:var(--panel);border-top:.25rem solid var(--line);padding:.7rem 1rem}
.cards strong{display:block;font-size:1.9rem;line-height:1.1}
.fail{border-color:var(--fail)!important}.waived{border-color:var(--waived)!important}
.unknown{border-color:var(--unknown)!important}.silent{border-color:var(--silent)!important}.pass{border-color:var(--pass)!important}
.badge{font-size:.8rem;font-weight:600;color:var(--soft);white-space:nowrap}
.badge.fail{color:var(--fail)}.badge.waived,.badge.unknown{color:var(--unknown)}.badge.silent{color:var(--silent)}.badge.pass{color:var(--pass)}
details{border-left:.25rem solid var(--line);background:var(--panel);margin:.5rem 0;padding:.5rem 1rem}
summary{cursor:pointer;display:flex;gap:.8rem;align-items:baseline;justify-content:space-between}
summary{flex-wrap:wrap}summary h3{flex:1 1 15rem}
code{font:.85rem/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
.scroll{overflow-x:auto}
.tools{display:flex;flex-wrap:wrap;gap:.8rem;align-items:end;margin:1rem 0}
.tools label{display:block;font-size:.85rem;color:var(--soft)}
input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.3rem;padding:.35rem .6rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.number{display:block;text-align:right;font-variant-numeric:tabular-nums}
.origin{color:var(--accent)}
.soft{color:var(--soft)}
[hidden]{display:none!important}
html[lang=en] [data-lang=fr],html[lang=fr] [data-lang=en]{display:none}
@media print{.tools,.skip{display:none}body{font-size:11pt}details{break-inside:avoid}main,header,footer{max-width:none;padding:0}}
`;
