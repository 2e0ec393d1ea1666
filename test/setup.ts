// Node 20 has no Temporal; browsers have it, so what ships carries no polyfill.
import 'temporal-polyfill/full/global';
