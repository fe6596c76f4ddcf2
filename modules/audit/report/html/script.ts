/** Search, filter, language, and everything opened for paper. The report reads without it, too. */
export const script = `
const find=document.getElementById('find'),outcome=document.getElementById('outcome'),found=document.getElementById('found');
const items=[...document.querySelectorAll('details[data-outcome]')];
const text=new Map(items.map(i=>[i,i.textContent.toLowerCase()]));
function filter(){const words=find.value.toLowerCase().split(/\\s+/).filter(Boolean);let count=0;
for(const i of items){const t=text.get(i);const show=(!outcome.value||i.dataset.outcome===outcome.value)&&words.every(w=>t.includes(w));i.hidden=!show;if(show)count++}
for(const s of document.querySelectorAll('section[data-group]'))s.hidden=!s.querySelector('details:not([hidden])');
found.textContent=String(count)}
find.addEventListener('input',filter);outcome.addEventListener('change',filter);filter();
const language=document.getElementById('language');language.value=document.documentElement.lang;
language.addEventListener('change',()=>{document.documentElement.lang=language.value});
let closed=[];
addEventListener('beforeprint',()=>{closed=items.filter(i=>!i.open);for(const i of closed)i.open=true});
addEventListener('afterprint',()=>{for(const i of closed)i.open=false});
`;
