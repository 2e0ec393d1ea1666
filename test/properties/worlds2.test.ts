import { judgeWorlds } from './judge/judgeWorlds';

judgeWorlds(1, 4);
