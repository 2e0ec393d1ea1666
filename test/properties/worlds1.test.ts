import { judgeWorlds } from './judge/judgeWorlds';

judgeWorlds(0, 4);
