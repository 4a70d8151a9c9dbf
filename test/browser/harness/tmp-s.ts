import { demonstrationSite } from './demonstration.ts';
import { findSamples } from '../samples.ts';
import { findUnsampled } from './plan.ts';
import { endpoints } from '#/app/endpoints.ts';
const t=performance.now();
const s = await demonstrationSite(); console.log('up', Math.round(performance.now()-t));
try { const samples = await findSamples(s); console.log(Object.entries(samples).filter(([n])=>/ask_/.test(n)).map(([n,x])=>n+' '+JSON.stringify(x)).join('\n')); console.log(findUnsampled(endpoints.filter(e=>e.kind==='reading'), samples)); } catch (e) { console.log(e); }
console.log(s.faults.slice(0,2), Math.round(performance.now()-t)); await s.stop(); process.exit(0);
