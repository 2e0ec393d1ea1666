import { judgeWorlds } from './judge/judgeWorlds';

judgeWorlds(3, 4);
