[(block) (text)] @fold
