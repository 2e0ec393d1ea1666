import { judgeWorlds } from './judge/judgeWorlds';

judgeWorlds(2, 4);
